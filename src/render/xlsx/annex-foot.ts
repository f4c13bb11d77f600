/** What stands below the annex's table: recipients and the signature, in one row so that no page break parts them. */
import type { CellRichTextValue, RichText, Worksheet } from 'exceljs';
import { unitAt, type Plan, type UnitAt } from '../../domain/plan.ts';
import type { Status } from '../../domain/status.ts';
import { blocksOf } from './annex-columns.ts';
import { cellText } from './cell-text.ts';
import { putWords, type Column } from './grid.ts';
import { fontOf, type Face } from './styles.ts';

const LIST: Face = { size: 11 };
const OFFICES: Face = { size: 13, bold: true };
/** Lines that leave room to sign and stamp. */
const ROOM = '\n'.repeat(4);

const run = (text: string, face: Face): RichText => ({ text: cellText(text), font: fontOf(face) });

export function putAnnexFoot(
  sheet: Worksheet,
  row: number,
  columns: readonly Column[],
  status: Status,
): void {
  const plan = status.unit === null ? status.plan : ofUnit(status, status.unit);
  const { left, signature: place } = blocksOf(columns);
  if (plan.recipients.length > 0)
    putWords(sheet, row, columns, { ...left, align: 'left', vertical: 'top' }, recipients(plan), LIST);
  const signature = signatureOf(plan);
  if (signature !== null) putWords(sheet, row, columns, place, signature, OFFICES);
}

type Foot = Pick<Plan, 'recipients' | 'signature'>;

/** A unit's own report goes to the standing office and is signed by whoever answers for the unit. */
function ofUnit({ plan, window }: Status, unit: UnitAt): Foot {
  const office = plan.units.map((each) => unitAt(each, window.to)).find(({ role }) => role === 'standing');
  return {
    recipients: [...(office === undefined || office.code === unit.code ? [] : [office.name]), 'Lưu: đơn vị'],
    signature: { onBehalf: null, position: 'THỦ TRƯỞNG ĐƠN VỊ', role: null, office: null, name: null },
  };
}

function recipients({ recipients: names }: Foot): CellRichTextValue {
  const lines = names.map((name, index) => `\n- ${name}${index === names.length - 1 ? '.' : ';'}`);
  return { richText: [run('Nơi nhận:', { size: 12, italic: true, bold: true }), run(lines.join(''), LIST)] };
}

/** Whom the signer stands for, then room, then the signer's other office and name. */
function signatureOf({ signature }: Foot): CellRichTextValue | null {
  const { onBehalf, position, role, office, name } = signature;
  const above = [onBehalf, position, role].filter((line) => line !== null);
  const below = [office, name].filter((line) => line !== null);
  if (above.length + below.length === 0) return null;
  return { richText: [run(`${above.join('\n')}\n${ROOM}${below.join('\n')}`, OFFICES)] };
}
