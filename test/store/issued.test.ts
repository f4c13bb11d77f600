/** Issued versions in the data file: what they close, what they keep, and what is found when somebody touches them. */
import { createHash } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import type { Frozen } from '../../src/domain/issued.ts';
import { checkCodeOf, packed, sha256Of, type Store, type Writer } from '../../src/store/store.ts';
import {
  dataFile,
  issue,
  newStore,
  openFor,
  otherProgram,
  planBase,
  put,
  signed,
  tamper,
} from '../support/data-file.ts';
import { day, decimal, observation, problemOf, quarter } from '../support/plan-builder.ts';

const Q1 = quarter('2025Q1');
const place = { unit: 'T01', quarter: Q1 };

/** Everything that is written for a quarter. */
const WRITES: readonly (readonly [string, (writer: Writer) => void])[] = [
  ['a figure', (writer) => writer.observation(observation('CT03', 'T01', Q1, '5'), null)],
  [
    'figures that came together',
    (writer) =>
      writer.observations(
        ['2024Q4', Q1].map((at) => ({ facts: observation('CT03', 'T02', at, '5'), before: null })),
        null,
      ),
  ],
  [
    'a retraction',
    (writer) =>
      writer.retraction(
        { indicator: 'CT02', ...place },
        observation('CT02', 'T01', Q1, '1', { revision: 1 }),
      ),
  ],
  [
    'a receipt',
    (writer) => writer.submission({ ...place, state: 'received', on: day('2025-04-02'), reason: null }, null),
  ],
  [
    'a return',
    (writer) => writer.submission({ ...place, state: 'returned', on: day('2025-04-02'), reason: 'x' }, null),
  ],
  ['a remark', (writer) => writer.remark({ ...place, kind: 'difficulty', text: 'x' }, null, null)],
  [
    'a task report',
    (writer) => writer.taskReport({ ...place, task: 'N1', state: 'done', result: null }, null, null),
  ],
  [
    'a target from that quarter on',
    (writer) =>
      writer.target(
        {
          indicator: 'CT02',
          value: decimal('60'),
          from: Q1,
          per: 'year',
          scope: 'plan',
          unit: null,
          document: null,
        },
        null,
      ),
  ],
];

const withTask = () => ({
  ...planBase(),
  tasks: [
    { code: 'N1', unit: 'T01', part: 'lead' as const, with: [], content: 'Việc', due: null, basis: null },
  ],
});

function fileWithFigure(): Store {
  const store = newStore(withTask());
  put(store, ['CT02', 'T01', Q1, '1']);
  return store;
}

describe.each(['2025Q1', '2025H1', '2025M9', '2025'])('while %s is closed', (closed) => {
  test.each(WRITES)('%s is refused, and nothing of the transaction stays', (_, write) => {
    const store = fileWithFigure();
    issue(store, closed, 1, { by: 'Hà', at: '2025-04-03T02:00:00.000Z' });
    const before = store.lastEntry();
    const act = (): void => store.write(signed(), (writer) => write(writer));
    expect(problemOf(act)).toEqual({
      kind: 'period_closed',
      quarter: '2025Q1',
      closings: [{ period: closed, version: 1, by: 'Hà', on: '2025-04-03' }],
    });
    expect(store.lastEntry()).toBe(before);
    expect(store.book().ofIndicator('CT03')).toEqual([]);
  });
});

describe('while nothing closes the quarter', () => {
  test.each(WRITES)('%s is taken', (_, write) => {
    const store = fileWithFigure();
    issue(store, '2025Q2');
    issue(store, '2023');
    const before = store.lastEntry();
    store.write(signed(), (writer) => write(writer));
    expect(store.lastEntry()).toBeGreaterThan(before);
  });

  it('reopened, it takes figures again; closed anew, it refuses them again', () => {
    const store = fileWithFigure();
    issue(store, '2025Q1');
    store.write(signed({ reason: 'sai' }), (writer) => writer.reopening('2025Q1', 1, null));
    put(store, ['CT03', 'T01', Q1, '5']);
    issue(store, '2025Q1', 2);
    expect(problemOf(() => put(store, ['CT03', 'T01', Q1, '6']))?.kind).toBe('period_closed');
    expect(store.issues().map(({ version, reopening }) => [version, reopening?.reason ?? null])).toEqual([
      [1, 'sai'],
      [2, null],
    ]);
  });
});

it('keeps what it was made of, byte for byte and fact for fact', () => {
  const store = fileWithFigure();
  const frozen: Frozen = {
    plan: store.plan(),
    today: day('2025-04-02'),
    revisions: store.revisions({ indicator: 'CT02', unit: null, quarters: null }),
    arrivals: store.arrivals(Q1),
    words: new Map([[Q1, store.words(Q1)]]),
    computed: [],
    lastChange: store.lastChange(),
  };
  const kept = packed(frozen);
  const workbook = Uint8Array.from([80, 75, 3, 4]);
  const facts = { previous: store.lastHash(), period: '2025Q1', version: 1, frozen: sha256Of(kept) };
  const findings = { blanks: [], soft: [], owing: [], endsOn: day('2025-03-31') };
  const made = store.write(signed({ reason: 'gấp' }), (writer) =>
    writer.issue({ ...facts, checkCode: checkCodeOf(facts), frozen: kept, workbook, findings }),
  );
  expect(store.issues()).toEqual([made]);
  expect(made).toMatchObject({ reason: 'gấp', by: 'lan', findings, workbook: sha256Of(workbook) });
  expect(store.frozen('2025Q1', 1)).toEqual(frozen);
  expect(new Uint8Array(store.issuedWorkbook('2025Q1', 1))).toEqual(workbook);
  expect(store.health()).toMatchObject({ damage: [], brokenReferences: 0, brokenLedgerEntry: null });
});

it('a check code of another place in the ledger is not taken', () => {
  const store = fileWithFigure();
  const frozen = Uint8Array.from([1]);
  const facts = { previous: store.lastHash(), period: '2025Q1', version: 1, frozen: sha256Of(frozen) };
  const checkCode = checkCodeOf(facts);
  put(store, ['CT03', 'T01', Q1, '5']);
  const findings = { blanks: [], soft: [], owing: [], endsOn: null };
  const act = (): unknown =>
    store.write(signed(), (writer) =>
      writer.issue({ period: '2025Q1', version: 1, checkCode, frozen, workbook: frozen, findings }),
    );
  expect(act).toThrow('another place in the ledger');
  expect(store.issues()).toEqual([]);
});

test.each(['previous', 'period', 'version', 'frozen'] as const)('a check code depends on %s', (fact) => {
  const facts = { previous: 'a', period: '2025Q1', version: 1, frozen: 'b' };
  const other = { ...facts, [fact]: fact === 'version' ? 2 : 'x' };
  expect(checkCodeOf(facts)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/u);
  expect(checkCodeOf(other)).not.toBe(checkCodeOf(facts));
});

describe('what somebody does to a version is found', () => {
  function closed(): string {
    const path = dataFile();
    const store = openFor(path);
    issue(store, '2025Q1');
    store.write(signed({ reason: 'sai' }), (writer) => writer.reopening('2025Q1', 1, null));
    issue(store, '2025Q1', 2);
    store.close();
    return path;
  }
  const broken = (path: string): number | null => openFor(path, 'read').health().brokenLedgerEntry;

  it('nothing was done', () => {
    expect(broken(closed())).toBeNull();
  });

  test.each([
    ['a version taken away', 'DELETE FROM issued_report WHERE version = 2', 4],
    ['a reopening taken away', 'DELETE FROM reopening', 3],
    [
      'a reopening put in',
      "INSERT INTO reopening VALUES ('2025Q1', 2, 'x', NULL, NULL, 'lan', '2025-04-02T02:00:00.000Z', 4)",
      4,
    ],
  ])('%s', (_, sql, entry) => {
    const path = closed();
    tamper(path, sql);
    expect(broken(path)).toBe(entry);
  });

  it('a version made up with a ledger entry of its own has no right check code', () => {
    const path = closed();
    const store = openFor(path);
    const code = store.issues()[1]?.checkCode ?? '';
    store.close();
    const made = 'AAAA-AAAA-AAAA';
    const reader = otherProgram(path);
    const entry = reader.prepare('SELECT * FROM ledger WHERE seq = 4').get() as Record<string, unknown>;
    reader.close();
    // Chained as the program would chain it, by somebody who knows how.
    const change = String(entry['change']).replace(code, made);
    const facts = [4, entry['at'], entry['by'], entry['command'], change, entry['reason'], entry['previous']];
    const hash = createHash('sha256').update(JSON.stringify(facts)).digest('hex');
    tamper(
      path,
      `UPDATE issued_report SET check_code = '${made}' WHERE version = 2;
       UPDATE ledger SET change = replace(change, '${code}', '${made}'), hash = '${hash}' WHERE seq = 4`,
    );
    const other = openFor(path, 'read');
    expect(other.issues()[1]?.checkCode).toBe(made);
    expect(broken(path)).toBe(4);
  });

  it('a workbook that is not what was sent is not handed out', () => {
    const path = closed();
    tamper(path, "UPDATE evidence SET content = x'00'");
    const act = (): unknown => openFor(path, 'read').issuedWorkbook('2025Q1', 1);
    expect(problemOf(act)?.kind).toBe('data_damaged');
    const read = (): unknown => openFor(path, 'read').frozen('2025Q1', 1);
    expect(problemOf(read)?.kind).toBe('data_damaged');
  });
});
