// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { simple } from 'acorn-walk';
import { root } from './root.mjs';

/**
 * The build's last look at dist: a bundler reports success with raw decorators in its output, so each file is parsed,
 * and a form that Chrome 84 cannot read is named.
 */
const dist = join(root, 'dist');
const faults = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.js'))
  .flatMap((file) => check(file).map((fault) => `dist/${file}: ${fault}`));
for (const fault of faults) console.error(fault);
process.exitCode = faults.length ? 1 : 0;

/**
 * Whether a chain calls with `...` behind its `?.`: before that, and in an argument, it is a call like any other.
 * @param {import('acorn').Expression | import('acorn').Super} link the chain's last one
 */
function spreadsAfterMark(link) {
  let spreads = false;
  for (let node = link; node.type === 'CallExpression' || node.type === 'MemberExpression'; ) {
    spreads ||= node.type === 'CallExpression' && node.arguments.some(({ type }) => type === 'SpreadElement');
    if (node.optional && spreads) return true;
    node = node.type === 'CallExpression' ? node.callee : node.object;
  }
  return false;
}

/** @param {string} file */
function check(file) {
  const code = readFileSync(join(dist, file), 'utf8');
  const sourceType = file === 'iamport-elements.js' ? 'script' : 'module';
  /** @type {string[]} */
  const faults = [];
  /** @param {string} form */
  const refuse = (form) => faults.push(`${form} is newer than our engines`);
  try {
    const tree = parse(code, { ecmaVersion: 2022, sourceType, allowHashBang: true });
    // The command runs in Node alone.
    if (file.startsWith('cli/')) return [];
    for (const statement of tree.body) {
      simple(statement, {
        // Chrome below 91 gets `a?.(...b)` wrong.
        ChainExpression: ({ expression }) => void (spreadsAfterMark(expression) && refuse('?.(...)')),
        StaticBlock: () => refuse('static { }'),
        BinaryExpression: ({ left }) => void (String(left.type) === 'PrivateIdentifier' && refuse('#name in object')),
        AssignmentExpression: ({ operator }) => void (/^(\?\?|\|\||&&)=$/.test(operator) && refuse(operator)),
      });
      if (statement.type === 'ExpressionStatement' && statement.expression.type === 'AwaitExpression')
        refuse('await at the top level');
    }
  } catch (error) {
    faults.push(String(error));
  }
  return faults;
}
