/** A plan file as it comes in: text -> validated plan, every fault with its path (DESIGN 5.1). */
import type { ErrorObject } from 'ajv/dist/2020.js';
import { checkPlan } from '../domain/plan-checks.ts';
import { planFromFile, type PlanFile } from '../domain/plan-file.ts';
import type { Plan } from '../domain/plan.ts';
import { wellFormed } from '../domain/well-formed.ts';
import { refuse, type PlanFault, type PlanFaultKind } from '../domain/problem.ts';

/** A plan of a province with all its communes stays far below this. */
export const MAX_PLAN_BYTES = 8 * 1024 * 1024;

const MAX_DEPTH = 64;

/**
 * @param schema the published JSON Schema
 * @throws KpiError plan_unreadable, plan_faulty
 */
export async function readPlanFile(file: string, bytes: Uint8Array, schema: object): Promise<Plan> {
  if (bytes.length > MAX_PLAN_BYTES) {
    return refuse({
      kind: 'plan_unreadable',
      file,
      why: 'too_large',
      detail: `${MAX_PLAN_BYTES / 1024 / 1024} MB`,
    });
  }
  const data = parse(file, decode(file, bytes));
  const faults = await schemaFaults(data, schema);
  if (faults.length > 0) return refuse({ kind: 'plan_faulty', file, faults });
  const planFile = data as PlanFile;
  const further = checkPlan(planFile);
  return further.length > 0 ? refuse({ kind: 'plan_faulty', file, faults: further }) : planFromFile(planFile);
}

function decode(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse({ kind: 'plan_unreadable', file, why: 'not_utf8', detail: '' });
  }
}

const HALF_PAIR = /\\u[dD][89a-fA-F]/u;

function parse(file: string, text: string): unknown {
  // JSON.parse recurses; a file nested without end must not reach the bottom of the stack.
  if (depthOf(text) > MAX_DEPTH)
    return refuse({ kind: 'plan_unreadable', file, why: 'not_json', detail: `> ${MAX_DEPTH} [ {` });
  try {
    const data: unknown = JSON.parse(text);
    // Half a pair, written as an escape, cannot be kept. Looked at only where there is one: it takes its time.
    return HALF_PAIR.test(text)
      ? JSON.parse(text, (_key, value: unknown) => (typeof value === 'string' ? wellFormed(value) : value))
      : data;
  } catch (error) {
    return refuse({
      kind: 'plan_unreadable',
      file,
      why: 'not_json',
      detail: error instanceof Error ? error.message : '',
    });
  }
}

/** How deep brackets nest, those inside strings left out. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '\\' && quoted) index++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '[' || character === '{')) deepest = Math.max(deepest, ++depth);
    else if (!quoted && (character === ']' || character === '}')) depth--;
  }
  return deepest;
}

async function schemaFaults(data: unknown, schema: object): Promise<PlanFault[]> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const faultsOf = (allErrors: boolean): ErrorObject[] => {
    const validate = new Ajv2020({ allErrors, verbose: true, strict: false }).compile(schema);
    return validate(data) ? [] : (validate.errors ?? []);
  };
  const [first] = faultsOf(false);
  if (first === undefined) return [];
  // A million faults would take a minute to be found, and nobody reads them.
  if (isLarge(data)) return [faultOf(first)];
  // "if" only says that a condition's branch failed; the branch's own fault is listed beside it.
  return faultsOf(true)
    .filter(({ keyword }) => keyword !== 'if')
    .map(faultOf);
}

/** Values in which all faults are looked for; a plan of five hundred units has a tenth of them. */
const MOST_VALUES = 50_000;

function isLarge(data: unknown): boolean {
  let values = 0;
  const waiting = [data];
  while (waiting.length > 0 && values <= MOST_VALUES) {
    const value = waiting.pop();
    const below = typeof value === 'object' && value !== null ? Object.values(value) : [];
    values += 1 + below.length;
    for (const each of below.slice(0, MOST_VALUES)) waiting.push(each);
  }
  return values > MOST_VALUES;
}

const KEYWORDS: Readonly<Record<string, PlanFaultKind>> = {
  type: 'type',
  required: 'required',
  additionalProperties: 'unknown_field',
  enum: 'not_allowed',
  const: 'not_allowed',
  pattern: 'pattern',
  minLength: 'too_short',
  minItems: 'too_short',
  maxLength: 'too_long',
  maxItems: 'too_long',
  minimum: 'too_small',
  maximum: 'too_large',
};

const MAX_SHOWN = 60;
const shortened = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
};

function faultOf({ keyword, instancePath, params, data, message }: ErrorObject): PlanFault {
  const facts = params as Record<string, unknown>;
  const fault = KEYWORDS[keyword] ?? 'other';
  if (fault === 'unknown_field')
    return { path: instancePath, fault, text: shortened(facts.additionalProperty) };
  if (fault === 'other') return { path: instancePath, fault, text: message };
  const expected = [
    facts.missingProperty,
    facts.allowedValues,
    facts.allowedValue,
    facts.type,
    facts.limit,
    facts.pattern,
  ];
  const [first] = expected.filter((fact) => fact !== undefined);
  const words = Array.isArray(first) ? first.map(shortened).join(', ') : shortened(first ?? '');
  return { path: instancePath, fault, text: shortened(data), expected: words };
}
