import { type CallExpression, type Function as FunctionNode, type Node, parse } from 'acorn';
import { ancestor, simple } from 'acorn-walk';

/** A page's own call of `IMP.request_pay`, and what is wrong with it. */
export interface Call {
  /** In its script, from 1 on. */
  readonly line: number;
  /** It waits for something first, so that the click is over. */
  readonly isLate: boolean;
  /** Its callback looks at `success`. */
  readonly readsSuccess: boolean;
  /** It names no page to come home to. */
  readonly lacksRedirect: boolean;
  /** Its amount is text. */
  readonly hasTextAmount: boolean;
}

/** Whoever calls these hands over what runs once something has come. */
const WAITS = /^(?:then|done|always|success|setTimeout|setInterval|ajax|get|post|getJSON)$/;
/** Whoever calls these hands over what runs at a click of its own. */
const LISTENS = /^(?:on|one|click|submit|bind|live|delegate|addEventListener|ready)$/;

/** Every call of `IMP.request_pay` in a script; none where that is no JavaScript. */
export function callsIn(text: string, isModule: boolean): Call[] {
  if (!text.includes('request_pay')) return [];
  const found: Call[] = [];
  try {
    const program = parse(text, {
      ecmaVersion: 'latest',
      sourceType: isModule ? 'module' : 'script',
      locations: true,
    });
    ancestor(program, {
      CallExpression: (node, _state, ancestors) => {
        if (isRequestPay(node)) found.push(judge(node, ancestors.slice(0, -1)));
      },
    });
  } catch {
    // Templates of a server, or an older dialect: the browser will say.
  }
  return found;
}

/** Whether a script is a module by what it says: nothing else may import. */
export function isOnlyModule(text: string): boolean {
  const parses = (sourceType: 'script' | 'module') => {
    try {
      parse(text, { ecmaVersion: 'latest', sourceType });
      return true;
    } catch {
      return false;
    }
  };
  return !parses('script') && parses('module');
}

const isRequestPay = ({ callee }: CallExpression): boolean =>
  nameOf(callee) === 'request_pay' && callee.type === 'MemberExpression' && nameOf(callee.object) === 'IMP';

/** What something is called: `IMP`, and `request_pay` of `window.IMP.request_pay`. */
function nameOf(node: Node): string {
  const { type, name, property, value } = node as Node & { name?: string; property?: Node; value?: unknown };
  if (type === 'Identifier') return name ?? '';
  if (type === 'Literal') return String(value);
  return type === 'MemberExpression' && property ? nameOf(property) : '';
}

const isFunction = ({ type }: Node): boolean => /Function/.test(type);

function judge(call: CallExpression, ancestors: readonly Node[]): Call {
  const [params, callback] = call.arguments;
  const values = new Map<string, Node>();
  let isWhole = params?.type === 'ObjectExpression';
  for (const property of params?.type === 'ObjectExpression' ? params.properties : []) {
    if (property.type === 'Property' && !property.computed) values.set(nameOf(property.key), property.value);
    else isWhole = false;
  }
  const amount = values.get('amount') as (Node & { value?: unknown }) | undefined;
  return {
    line: call.loc?.start.line ?? 1,
    isLate: isLate(call, ancestors),
    readsSuccess: callback !== undefined && isFunction(callback) && readsSuccess(callback as FunctionNode),
    lacksRedirect: isWhole && !values.has('m_redirect_url'),
    hasTextAmount: amount?.type === 'Literal' && typeof amount.value === 'string',
  };
}

/** Whether the click is over by then: after an `await`, or in what runs once something has come. */
function isLate(call: Node, ancestors: readonly Node[]): boolean {
  for (let place = ancestors.length - 1; place >= 0; place -= 1) {
    const node = ancestors[place] as Node;
    if (!isFunction(node)) continue;
    if (awaitsBefore(node, call)) return true;
    const owner = ancestors[place - 1];
    if (owner?.type === 'CallExpression') {
      const name = nameOf((owner as CallExpression).callee);
      if (LISTENS.test(name)) return false;
      if (WAITS.test(name)) return true;
    }
    if (owner?.type === 'AssignmentExpression') return false;
    if (owner?.type === 'Property' && nameOf((owner as Node & { key: Node }).key) === 'success') return true;
  }
  return false;
}

/** Whether a function itself, and none inside it, awaits something before the call. */
function awaitsBefore(owner: Node, call: Node): boolean {
  let found = false;
  ancestor(owner, {
    AwaitExpression: (node, _state, ancestors) => {
      const inner = ancestors.filter(isFunction).pop();
      if (node.start < call.start && (inner === owner || inner === undefined)) found = true;
    },
  });
  return found;
}

function readsSuccess({ params: [answer], body }: FunctionNode): boolean {
  let found = false;
  simple(body, {
    MemberExpression: ({ object, property }) => {
      if (answer && nameOf(answer) !== '' && nameOf(object) === nameOf(answer) && nameOf(property) === 'success')
        found = true;
    },
  });
  return found;
}
