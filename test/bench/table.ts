import type { Row } from './section.js';

/** The figure as its aim looks at it; null without an aim, and without another one to compare it with. */
function measured({ ours, others = {}, aim }: Row): number | null {
  const names = Object.keys(others);
  const other = others[aim?.to ?? (names.length === 1 ? names[0] : undefined) ?? ''];
  if (aim?.kind === 'value') return ours;
  if (other === undefined) return null;
  return aim?.kind === 'difference' ? ours - other : ours / other;
}

/** Whether a figure is what it should be; null without an aim. */
function isKept(row: Row): boolean | null {
  if (!row.aim) return null;
  const { atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY } = row.aim;
  const value = measured(row);
  if (value === null) throw new Error(`${row.section}, ${row.figure}: the aim names none of the others`);
  return value <= atMost && value >= atLeast;
}

const exact = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const rough = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const number = (value: number): string => (Math.abs(value) < 100 ? rough : exact).format(value);

function aimOf({ aim, others = {} }: Row): string {
  if (!aim) return '';
  const bounds = [aim.atMost !== undefined && `≤ ${aim.atMost}`, aim.atLeast !== undefined && `≥ ${aim.atLeast}`];
  const to = aim.to ?? Object.keys(others)[0];
  const how = { ratio: ` × ${to}`, difference: ` over ${to}`, value: '' };
  return bounds.filter(Boolean).join(', ') + how[aim.kind];
}

function ratioOf(row: Row): string {
  const value = measured(row);
  return value === null || row.aim?.kind === 'value'
    ? ''
    : `${row.aim?.kind === 'difference' && value > 0 ? '+' : ''}${number(value)}`;
}

/** The rows as a table in Markdown, each section with its own contestants. */
export function table(rows: readonly Row[]): string {
  const sections = [...new Set(rows.map(({ section }) => section))];
  return sections.map((section) => sectionTable(rows.filter((row) => row.section === section))).join('\n\n');
}

function sectionTable(rows: readonly Row[]): string {
  const contestants = [...new Set(rows.flatMap(({ others = {} }) => Object.keys(others)))];
  const head = [rows[0]?.section ?? '', 'unit', 'ours', ...contestants, 'ratio or difference', 'aim', ''];
  const lines = rows.map((row) => [
    row.figure,
    row.unit,
    number(row.ours),
    ...contestants.map((name) => (row.others?.[name] === undefined ? '' : number(row.others[name]))),
    ratioOf(row),
    aimOf(row),
    { true: 'kept', false: 'MISSED', null: '' }[`${isKept(row)}`],
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((cells) => cells[column]?.length ?? 0)));
  const isNumber = (column: number): boolean => column > 1 && column < head.length - 2;
  const written = (cells: string[]): string =>
    `| ${cells.map((cell, column) => (isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (isNumber(column) ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`;
  return [written(head), rule, ...lines.map(written)].join('\n');
}
