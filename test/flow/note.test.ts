import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { type Note, type NoteStore, Notes } from '../../src/flow/note.js';

function storage(): NoteStore & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

const page = 'https://shop.example/order?id=7';
const asked = { merchantUid: 'order_7', payMethod: 'vbank', pg: 'kcp', writtenUid: 'order_7' };

function noted(store: NoteStore | null = storage(), at = page): Notes {
  const notes = new Notes(store, at);
  notes.leave(asked);
  return notes;
}

const askedOf = (note: Note | null) =>
  note && { merchantUid: note.merchantUid, payMethod: note.payMethod, pg: note.pg, writtenUid: note.writtenUid };

describe('a note', () => {
  it('is read for its own order only', () => {
    const notes = noted();
    assert.deepEqual(askedOf(notes.read('order_7')), asked);
    assert.equal(notes.read('order_8'), null);
    assert.equal(notes.read(null), null);
  });

  it('is unfinished until somebody tells how it ended', () => {
    const notes = noted();
    assert.equal(notes.unfinished('order_7')?.state, 'open');
    notes.mark('order_7', 'lost');
    assert.equal(notes.unfinished('order_7')?.state, 'lost');
    notes.mark('order_8', 'told');
    assert.equal(notes.unfinished('order_8'), null);
    assert.equal(notes.unfinished('order_7')?.state, 'lost');
    notes.mark('order_7', 'told');
    assert.equal(notes.unfinished('order_7'), null);
    assert.equal(notes.read('order_7')?.payMethod, 'vbank', 'it goes on lowering the claim');
  });

  it('is of an interrupted payment by its number, until that was told', () => {
    const store = storage();
    noted(store);
    const elsewhere = new Notes(store, 'https://shop.example/order?id=7&step=2');
    assert.equal(elsewhere.interrupted('order_7')?.merchantUid, 'order_7');
    assert.equal(elsewhere.interrupted('order_8'), null);
    assert.equal(elsewhere.interrupted(null), null);
    elsewhere.mark('order_7', 'lost');
    assert.equal(elsewhere.interrupted('order_7'), null);
  });

  it('is of one without a number on the very page that left it', () => {
    const store = storage();
    new Notes(store, `${page}#pay`).leave({ ...asked, writtenUid: null });
    assert.equal(new Notes(store, `${page}#top`).interrupted(null)?.merchantUid, 'order_7');
    assert.equal(new Notes(store, page).interrupted('order_7'), null);
    assert.equal(new Notes(store, 'https://shop.example/order?id=8').interrupted(null), null);
  });

  it('is told to a page whose own storage is behind', () => {
    const [before, after, lasting] = [storage(), storage(), storage()];
    const kept = new Notes(before, page, lasting);
    kept.leave(asked);
    assert.equal(kept.isTold('order_7'), false);
    new Notes(after, 'https://shop.example/result', lasting).tell('order_7');
    assert.equal(kept.isTold('order_7'), true);
    assert.equal(kept.isTold('order_8'), false);
    kept.leave(asked);
    assert.equal(kept.isTold('order_7'), false, 'another try of the same order');
  });

  it('is of no window any more after half an hour', () => {
    mock.timers.enable({ apis: ['Date'] });
    try {
      const notes = noted();
      mock.timers.tick(29 * 60_000);
      assert.ok(notes.interrupted('order_7') && notes.unfinished('order_7'));
      mock.timers.tick(2 * 60_000);
      assert.equal(notes.interrupted('order_7'), null);
      assert.equal(notes.unfinished('order_7'), null);
    } finally {
      mock.timers.reset();
    }
  });

  it('of an earlier version names no PG, and nothing of its end', () => {
    const store = storage();
    store.setItem('iamport-elements:left-for', JSON.stringify({ merchantUid: 'order_7', payMethod: 'vbank' }));
    const notes = new Notes(store, page);
    assert.deepEqual(askedOf(notes.read('order_7')), { ...asked, pg: '', writtenUid: null });
    assert.equal(notes.unfinished('order_7'), null);
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
      assert.equal(new Notes(store, page).read('order_7'), null);
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
      const notes = noted(store);
      notes.mark('order_7', 'told');
      assert.equal(notes.read('order_7'), null);
      assert.equal(notes.interrupted('order_7'), null);
    }
  });
});
