/** Reading the XML of our own workbook's parts, and writing its two kinds of list. */
import { escapeXml, SCHEMAS, XML_HEAD } from './chart-xml.ts';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Where its `<` stands. */
  readonly start: number;
}

/**
 * The elements at a depth, 0 being the root.
 * @throws Error where the XML is broken
 */
export async function elementsAt(xml: string, depth: number): Promise<Element[]> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  const found: Element[] = [];
  let open = 0;
  let start = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentagstart', () => {
    start = xml.lastIndexOf('<', parser.position - 1);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open++ === depth) found.push({ name, attributes, start });
  });
  parser.on('closetag', () => {
    open--;
  });
  parser.write(xml).close();
  return found;
}

type Attributes = Element['attributes'];

const tag = (name: string, attributes: Attributes): string =>
  `<${name} ${Object.entries(attributes)
    .map(([key, value]) => `${key}="${escapeXml(value)}"`)
    .join(' ')}/>`;

async function extended(xml: string, added: readonly Omit<Element, 'start'>[]): Promise<string> {
  const [root] = await elementsAt(xml, 0);
  if (root === undefined) throw new Error('no root');
  const children = [...(await elementsAt(xml, 1)), ...added];
  const head = tag(root.name, root.attributes).replace(/\/>$/u, '>');
  return `${XML_HEAD}${head}${children.map(({ name, attributes }) => tag(name, attributes)).join('')}</${root.name}>`;
}

const EMPTY_RELATIONS = `${XML_HEAD}<Relationships xmlns="${SCHEMAS}package/2006/relationships"/>`;

export interface Relation {
  readonly id: string;
  /** The last part of its name: `chart`. */
  readonly type: string;
  readonly target: string;
}

/** @param xml the list so far, where there is one */
export const withRelations = (xml: string | undefined, relations: readonly Relation[]): Promise<string> =>
  extended(
    xml ?? EMPTY_RELATIONS,
    relations.map(({ id, type, target }) => ({
      name: 'Relationship',
      attributes: { Id: id, Type: `${SCHEMAS}officeDocument/2006/relationships/${type}`, Target: target },
    })),
  );

/** @param types of new parts, by their names */
export const withTypes = (xml: string, types: readonly (readonly [string, string])[]): Promise<string> =>
  extended(
    xml,
    types.map(([part, type]) => ({
      name: 'Override',
      attributes: {
        PartName: `/${part}`,
        ContentType: `application/vnd.openxmlformats-officedocument.${type}`,
      },
    })),
  );
