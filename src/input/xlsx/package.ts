/** The package of an Office file: which part is what, and which leads where. */
import { refuse } from '../../domain/problem.ts';
import type { ForeignKind } from '../../domain/file-problem.ts';
import { damaged } from './faults.ts';
import { readXml } from './xml.ts';
import type { Archive } from './zip.ts';

export interface Relation {
  readonly id: string;
  /** The last word of its type: `worksheet`, `styles`; it is the same in Strict files. */
  readonly type: string;
  /** Name of a part; null when it leads out of the file. */
  readonly target: string | null;
}

const CONTENT_TYPES = '[Content_Types].xml';
const ROOT_RELATIONS = '_rels/.rels';
/** Far more than there can be parts. */
const MAX_LINES = 10_000;

export interface Root {
  readonly workbook: string;
  readonly properties: string | null;
}

/** @throws KpiError file_foreign when it is another kind of zip; file_damaged */
export async function findWorkbook(archive: Archive): Promise<Root> {
  const { file } = archive;
  if (!archive.has(CONTENT_TYPES)) return noPackage(archive);
  const typeOf = await contentTypes(archive);
  if (!archive.has(ROOT_RELATIONS)) return damaged(file, 'part_missing', ROOT_RELATIONS);
  const relations = await relationsOf(archive, '');
  const main = relations.find(({ type }) => type === 'officeDocument')?.target ?? null;
  if (main === null) return foreign(file, 'zip');
  const kind = kindOf(typeOf(main));
  if (kind !== 'xlsx') return foreign(file, kind);
  if (!archive.has(main)) return damaged(file, 'part_missing', main);
  return {
    workbook: main,
    properties: relations.find(({ type }) => type === 'core-properties')?.target ?? null,
  };
}

const foreign = (file: string, found: ForeignKind): never => refuse({ kind: 'file_foreign', file, found });

async function noPackage(archive: Archive): Promise<never> {
  if (archive.has('xl/workbook.xml')) return damaged(archive.file, 'part_missing', CONTENT_TYPES);
  if (!archive.has('mimetype')) return foreign(archive.file, 'zip');
  let type = '';
  await archive.unpack('mimetype', (piece) => {
    if (type.length < 100) type += Buffer.from(piece.subarray(0, 100)).toString('latin1');
  });
  return foreign(archive.file, type.includes('opendocument.spreadsheet') ? 'ods' : 'zip');
}

function kindOf(contentType: string): ForeignKind | 'xlsx' {
  if (contentType.includes('sheet.binary')) return 'xlsb';
  if (/wordprocessingml|ms-word/u.test(contentType)) return 'docx';
  if (/presentationml|ms-powerpoint/u.test(contentType)) return 'pptx';
  return /spreadsheetml|ms-excel/u.test(contentType) ? 'xlsx' : 'zip';
}

async function contentTypes(archive: Archive): Promise<(part: string) => string> {
  const byPart = new Map<string, string>();
  const byEnding = new Map<string, string>();
  await readXml(archive, CONTENT_TYPES, 'Types', {
    open(name, { PartName, Extension, ContentType = '' }) {
      const type = ContentType.toLowerCase();
      if (byPart.size + byEnding.size > MAX_LINES) damaged(archive.file, 'structure', CONTENT_TYPES);
      if (name === 'Override' && PartName !== undefined)
        byPart.set(resolved('', PartName).toLowerCase(), type);
      if (name === 'Default' && Extension !== undefined) byEnding.set(Extension.toLowerCase(), type);
    },
  });
  return (part) => {
    const key = part.toLowerCase();
    return byPart.get(key) ?? byEnding.get(key.slice(key.lastIndexOf('.') + 1)) ?? '';
  };
}

/**
 * @param part whose relations; `''` for those of the package
 * @returns none when the part has no relations
 */
export async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const list = `${folder}_rels/${part.slice(slash)}.rels`;
  const relations: Relation[] = [];
  if (!archive.has(list)) return relations;
  await readXml(archive, list, 'Relationships', {
    open(name, { Id = '', Type = '', Target = '', TargetMode = '' }) {
      if (name !== 'Relationship') return;
      const target = TargetMode.toLowerCase() === 'external' ? null : resolved(folder, Target);
      const relation = { id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target };
      if (relations.push(relation) > MAX_LINES) damaged(archive.file, 'structure', list);
    },
  });
  return relations;
}

/** Where a target leads, seen from a folder; it cannot climb out of the package. */
function resolved(folder: string, target: string): string {
  const forward = target.replaceAll('\\', '/');
  const steps = forward.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '');
  for (const step of forward.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
