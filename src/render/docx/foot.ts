/** What ends every document (decree 30/2020): who gets it, and who signs. */
import type { Plan, Signature } from '../../domain/plan.ts';
import { BLANK, bold, centred, line, type Cell, type Paragraph, type Table } from './blocks.ts';
import { TEXT_WIDTH } from './page.ts';

const LEFT = 72;
/** Room to sign and stamp, in points. */
const ROOM = 80;

export interface Foot {
  readonly recipients: readonly string[];
  readonly signature: Signature;
}

const NOBODY: Signature = { onBehalf: null, position: null, role: null, office: null, name: null };

/** A unit's own document is signed by whoever answers for the unit. */
export const UNIT_SIGNATURE: Signature = { ...NOBODY, position: 'THỦ TRƯỞNG ĐƠN VỊ' };

/** `Lưu: …` as the plan has it, or open. */
export const keptAt = ({ recipients }: Plan): string =>
  recipients.find((recipient) => /^L\u01b0u\b/u.test(recipient.normalize('NFC'))) ?? `Lưu: ${BLANK}`;

export function footOf({ recipients, signature }: Foot): Table {
  const list = recipients.map((recipient, index) =>
    line(`- ${recipient}${index === recipients.length - 1 ? '.' : ';'}`, { size: 11 }),
  );
  const left: Cell = {
    content: [line([{ text: 'Nơi nhận:', bold: true, italic: true }], { size: 12 }), ...list],
  };
  return {
    kind: 'table',
    widths: [LEFT, TEXT_WIDTH - LEFT],
    headRows: 0,
    lines: false,
    rows: [[left, { content: signatureOf(signature) }]],
  };
}

/** Whom the signer stands for, room to sign, the signer's other office and name; what nobody knows stays open. */
function signatureOf({ onBehalf, position, role, office, name }: Signature): Paragraph[] {
  const above = [onBehalf, position, role].filter((text) => text !== null);
  const below = [office, name ?? BLANK.repeat(8)].filter((text) => text !== null);
  return [
    ...(above.length === 0 ? [BLANK.repeat(8)] : above).map((text) => centred(bold(text))),
    ...below.map((text, index) => centred(bold(text), { before: index === 0 ? ROOM : 0 })),
  ];
}
