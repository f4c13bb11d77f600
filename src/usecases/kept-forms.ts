/** Forms of the province that were learned: found by name, kept, taken away. */
import { mappingText, NOTHING_MAPPED, type Mapping } from '../domain/form-mapping.ts';
import { nearest, searchKey, tidy } from '../domain/names.ts';
import { refuse } from '../domain/problem.ts';
import type { Signed, Store, TemplateRow } from '../store/store.ts';

export type { TemplateRow } from '../store/store.ts';

/** By its name, whatever its case and accents. */
export const keptForm = (store: Store, name: string): TemplateRow | null =>
  store
    .templates()
    .find(
      (row) => row.name === tidy(name) || (searchKey(name) !== '' && searchKey(row.name) === searchKey(name)),
    ) ?? null;

/** @throws KpiError template_missing */
export function needForm(store: Store, name: string): TemplateRow {
  const found = keptForm(store, name);
  if (found !== null) return found;
  const all = store.templates();
  const near = nearest(all, searchKey(name), (row) => [searchKey(row.name)]);
  return refuse({
    kind: 'template_missing',
    text: name,
    names: (near.length > 0 ? near : all).map((row) => row.name),
  });
}

/** The form itself. */
export function formContent(store: Store, { workbook, name }: TemplateRow): Uint8Array {
  const content = workbook === null ? null : store.evidence(workbook);
  if (content === null) throw new Error(`no content of ${name}`);
  return content;
}

export interface FormToKeep {
  readonly name: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the form. */
  readonly workbook: string;
  readonly mapping: Mapping;
}

export interface KeptForm {
  readonly name: string;
  readonly revision: number;
  readonly changed: boolean;
}

/** @throws KpiError data_busy, disk_full, not_writable */
export function keepForm(store: Store, signed: Signed, form: FormToKeep): KeptForm {
  const mapping = mappingText(form.mapping);
  const { workbook } = form;
  return store.write(signed, (writer) => {
    const before = keptForm(store, form.name);
    const name = before?.name ?? tidy(form.name);
    if (before?.mapping === mapping && before.workbook === workbook)
      return { name, revision: before.revision, changed: false };
    writer.template({ name, fileName: form.fileName, workbook, mapping }, form.bytes);
    return { name, revision: keptForm(store, name)?.revision ?? 1, changed: true };
  });
}

/** @throws KpiError template_missing, data_busy, not_writable */
export const forgetForm = (store: Store, signed: Signed, word: string): TemplateRow =>
  store.write(signed, (writer) => {
    const { name, fileName, ...row } = needForm(store, word);
    writer.template({ name, fileName, workbook: null, mapping: mappingText(NOTHING_MAPPED) }, null);
    return { ...row, name, fileName };
  });
