import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { leaveNote, type NoteStore, readNote } from '../../src/flow/note.js';

function storage(): NoteStore & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

const note = { merchantUid: 'order_7', payMethod: 'vbank', pg: 'kcp' };

describe('a note', () => {
  it('is read for its own order only', () => {
    const store = storage();
    leaveNote(store, note);
    assert.deepEqual(readNote(store, 'order_7'), note);
    assert.equal(readNote(store, 'order_8'), null);
    assert.equal(readNote(store, null), null);
  });

  it('of an earlier version names no PG', () => {
    const store = storage();
    store.setItem('iamport-elements:left-for', JSON.stringify({ merchantUid: 'order_7', payMethod: 'vbank' }));
    assert.deepEqual(readNote(store, 'order_7'), { ...note, pg: '' });
  });

  for (const written of [
    '',
    'null',
    '[]',
    '{"merchantUid":"order_7"}',
    '{"merchantUid":"order_7","payMethod":1}',
    '{',
  ]) {
    it(`is nothing where the storage holds ${written || 'nothing'}`, () => {
      const store = storage();
      if (written) store.setItem('iamport-elements:left-for', written);
      assert.equal(readNote(store, 'order_7'), null);
    });
  }

  it('is done without where there is no storage, or it throws', () => {
    const broken: NoteStore = {
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('full');
      },
    };
    for (const store of [null, broken]) {
      leaveNote(store, note);
      assert.equal(readNote(store, 'order_7'), null);
    }
  });
});
