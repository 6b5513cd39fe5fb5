import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { Language, type Node, Parser } from 'web-tree-sitter';
import { iosCode } from '../../src/native/ios/index.js';
import { describeIos } from './ios.js';
import { TARGETS } from './targets.js';

const GRAMMAR = 'node_modules/tree-sitter-wasms/out/tree-sitter-swift.wasm';

// No Swift compiler can be had here with an iOS SDK: the code is parsed, its types are not checked.
describe('the Swift code', () => {
  const parser: { current?: Parser } = {};

  before(async () => {
    await Parser.init();
    parser.current = new Parser();
    parser.current.setLanguage(await Language.load(GRAMMAR));
  });

  function faults(text: string): string[] {
    const tree = parser.current?.parse(text);
    assert.ok(tree);
    const found = wrongNodes(tree.rootNode).map(({ startPosition, text }) => `${startPosition.row + 1}: ${text}`);
    assert.equal(tree.rootNode.hasError, found.length > 0);
    return found;
  }

  for (const [pg, target] of Object.entries(TARGETS)) {
    it(`${pg}: is parsed`, () => {
      for (const { file, text } of iosCode(target, 'swift')) assert.deepEqual(faults(text), [], file);
    });
  }

  it('would be refused where it is no Swift', () => {
    assert.notDeepEqual(faults('class A { func f( -> Int { return 1 } }'), []);
  });
});

describeIos('swift');

/** The places that the parser did not understand, or where it missed something. */
function wrongNodes(node: Node): Node[] {
  if (node.isError || node.isMissing) return [node];
  return node.children.flatMap((child) => (child ? wrongNodes(child) : []));
}
