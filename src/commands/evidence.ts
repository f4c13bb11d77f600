import { refuse } from '../domain/problem.ts';
import { visible } from '../messages/format.ts';
import { evidenceJson, renderEvidence, type EvidenceView } from '../render/submissions.ts';
import { EXIT, type Command } from './command.ts';
import { outPath } from './report.ts';
import { missing, screenOf, show } from './support.ts';

const list: Command = {
  name: 'evidence list',
  alias: 'danh-sach',
  run(context) {
    const files = context.withStore('read', (store) => store.files());
    show(
      context,
      () => files.map(evidenceJson),
      () => renderEvidence(files, screenOf(context)),
    );
    return EXIT.done;
  },
};

const extract: Command = {
  name: 'evidence extract',
  alias: 'lay-ra',
  arguments: [{ name: 'evidence', form: 'required' }],
  options: ['out', 'force'],
  run(context, [word = missing(context, 'evidence', 'evidence extract')], { out, force }) {
    const { file, content } = context.withStore('read', (store) => {
      const found = findEvidence(store.files(), word);
      return { file: found, content: store.evidence(found.sha256) };
    });
    if (content === null) return refuse({ kind: 'evidence_absent', text: file.name });
    if (context.files.sha256(content) !== file.sha256)
      return refuse({ kind: 'data_damaged', path: context.db.path, detail: `evidence ${file.sha256}` });
    const path = outPath(context, out, safeName(file.name));
    const written = context.files.writeWhole(path, content, () => force === true);
    const { extracted, extractedSame } = context.texts.submissions;
    show(
      context,
      () => ({ name: file.name, sha256: file.sha256, size: file.size, file: path, written }),
      () => (written === 'unchanged' ? extractedSame : extracted)(visible(file.name), visible(path)),
    );
    return EXIT.done;
  },
};

export const evidence: Command = {
  name: 'evidence',
  alias: 'minh-chung',
  subcommands: [list, extract],
};

/** So few digits of a hash would be found by chance. */
const LEAST_DIGITS = 6;

/**
 * The file of that name, or whose hash begins so.
 * @throws KpiError evidence_absent, evidence_ambiguous
 */
function findEvidence(files: readonly EvidenceView[], word: string): EvidenceView {
  const name = word.normalize('NFC');
  const digits = word.toLowerCase();
  const isHash = digits.length >= LEAST_DIGITS && /^[0-9a-f]+$/u.test(digits);
  const ofName = files.filter((file) => file.name.normalize('NFC') === name);
  const found =
    ofName.length > 0 || !isHash ? ofName : files.filter(({ sha256 }) => sha256.startsWith(digits));
  const hashes = [...new Set(found.map(({ sha256 }) => sha256))];
  if (hashes.length > 1) refuse({ kind: 'evidence_ambiguous', text: word, hashes });
  return found[0] ?? refuse({ kind: 'evidence_absent', text: word });
}

const MAX_BYTES = 200;
/** What Windows takes for a device, whatever stands behind a dot. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu;

/**
 * The stored name as a file can have it in one folder of every system: no folders, no hidden file, nothing that steers
 * a terminal, not too long.
 */
export function safeName(stored: string): string {
  const last = stored.normalize('NFC').split(/[/\\]/u).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029\ud800-\udfff<>:"|?*]/gu, '_')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  const named = plain === '' ? 'minh-chung' : DEVICES.test(plain) ? `_${plain}` : plain;
  const ending = /\.[^.]{1,10}$/u.exec(named)?.[0] ?? '';
  const letters = [...named.slice(0, named.length - ending.length)];
  while (Buffer.byteLength(letters.join('') + ending) > MAX_BYTES) letters.pop();
  return letters.join('') + ending;
}
