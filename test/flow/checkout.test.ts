import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { SdkError } from '../../src/errors.js';
import { draft, Page, storage } from './page.js';

const paid = { imp_uid: 'imp_1', merchant_uid: 'order_1', success: true, status: 'paid' };

describe('CheckoutFlow', () => {
  beforeEach(() => mock.method(console, 'error', () => {}));
  afterEach(() => mock.restoreAll());

  it('opens the window before pay() returns, where the SDK is ready', async () => {
    const page = new Page();
    const payment = page.flow.pay();
    assert.equal(page.windows.length, 1);
    page.last.answered(paid);
    assert.equal((await payment).status, 'paid');
    assert.deepEqual(page.states, ['open', 'paid']);
    assert.equal(page.isBusy, false);
  });

  it('begins nothing while the form around the tag lacks something, and gives its place back', async () => {
    const page = new Page();
    page.faults = [{ path: 'buyer_tel', code: 'form-invalid', severity: 'error', message: 'empty' }];
    const { reason, issues } = await page.flow.pay();
    assert.deepEqual([reason, issues[0]?.path], ['invalid-request', 'buyer_tel']);
    assert.deepEqual([page.states, page.windows.length, page.flow.outcome], [[], 0, null]);
    page.faults = [];
    const payment = page.flow.pay();
    page.last.answered(paid);
    assert.equal((await payment).status, 'paid');
  });

  it('keeps an attempt that waits for a second tap while the form lacks something', async () => {
    const page = new Page();
    Object.assign(page, { isReady: false, isPopup: true, hasGesture: false });
    const first = page.flow.pay();
    await new Promise((resolve) => setTimeout(resolve));
    assert.equal(page.flow.prompt, 'tap-again');
    page.faults = [{ path: 'buyer_tel', code: 'form-invalid', severity: 'error', message: 'empty' }];
    assert.equal((await page.flow.pay()).reason, 'invalid-request');
    Object.assign(page, { isReady: true, hasGesture: true, faults: [] });
    void page.flow.pay();
    page.last.answered(paid);
    assert.equal((await first).status, 'paid');
  });

  it('knows a settled order by the number that was made up here, once the page writes it', async () => {
    const page = new Page();
    page.draft = { ...draft, merchantUid: undefined };
    const payment = page.flow.pay();
    const { merchant_uid } = page.sent as { merchant_uid: string };
    page.last.answered({ ...paid, merchant_uid });
    const first = await payment;
    page.draft = { ...draft, merchantUid: merchant_uid };
    assert.equal(await page.flow.pay(), first);
    assert.equal(page.windows.length, 1);
  });

  it('waits for an SDK that is not ready', async () => {
    const page = new Page();
    page.isReady = false;
    const payment = page.flow.pay();
    assert.deepEqual(page.states, ['loading']);
    await Promise.resolve();
    page.last.answered(paid);
    await payment;
    assert.deepEqual(page.states, ['loading', 'open', 'paid']);
  });

  it('judges the default PG again once its frame shows which one it is', async () => {
    const page = new Page();
    page.isReady = false;
    page.draft = { orderName: '주문', amount: 14000, merchantUid: 'order_1' };
    page.prepared = async () => {
      page.defaultProvider = 'html5_inicis';
    };
    const { reason, issues } = await page.flow.pay();
    assert.equal(reason, 'invalid-request');
    assert.ok(issues.some(({ code }) => code === 'buyer-tel-missing'));
    assert.equal(page.windows.length, 0);

    page.defaultProvider = null;
    page.draft = {
      ...page.draft,
      escrow: true,
      escrowProducts: [{ orderNumber: '1', name: 'A', quantity: 1, amount: 1 }],
    };
    page.prepared = async () => {
      page.defaultProvider = 'tosspayments';
    };
    const payment = page.flow.pay();
    await new Promise((resolve) => setTimeout(resolve));
    assert.ok('escrowProducts' in (page.sent ?? {}));
    page.last.answered(paid);
    assert.equal((await payment).status, 'paid');
  });

  it('asks for a second tap where a popup would be refused, and the first promise still ends', async () => {
    const page = new Page();
    Object.assign(page, { isReady: false, isPopup: true, hasGesture: false });
    const first = page.flow.pay();
    await Promise.resolve();
    assert.deepEqual(page.states, ['loading', 'tap-again']);
    assert.equal(page.windows.length, 0);
    assert.equal(page.isBusy, false);
    page.isReady = true;
    const second = page.flow.pay();
    page.last.answered(paid);
    assert.equal(await first, await second);
  });

  it('waits for no second tap after reset', async () => {
    const page = new Page();
    Object.assign(page, { isReady: false, isPopup: true, hasGesture: false });
    const first = page.flow.pay();
    await Promise.resolve();
    page.flow.reset();
    assert.equal((await first).reason, 'abandoned');
    assert.deepEqual([page.states.at(-1), page.ended, page.isBusy], ['idle', [], false]);
  });

  for (const reason of ['sdk-offline', 'sdk-blocked', 'sdk-timeout', 'sdk-unusable'] as const) {
    it(`fails with ${reason}, no window opened, and can be pressed again`, async () => {
      const page = new Page();
      page.isReady = false;
      page.prepared = () => Promise.reject(new SdkError(reason, 'test'));
      assert.equal((await page.flow.pay()).reason, reason);
      assert.deepEqual(page.ended, [['failed', reason, false]]);
      page.isReady = true;
      const payment = page.flow.pay();
      page.last.answered(paid);
      assert.equal((await payment).status, 'paid');
    });
  }

  it('calls an error of the script itself unusable', async () => {
    const page = new Page();
    page.isReady = false;
    page.prepared = () => Promise.reject(new ReferenceError('jQuery is not defined'));
    assert.equal((await page.flow.pay()).reason, 'sdk-unusable');
  });

  it('ends with popup-blocked without asking about a payment that never began', async () => {
    const page = new Page();
    page.verify = async () => assert.fail('asked');
    const payment = page.flow.pay();
    page.last.popupRefused();
    assert.equal((await payment).reason, 'popup-blocked');
  });

  it('resolves to in-progress during another attempt, and says nothing else', async () => {
    const page = new Page();
    page.isBusy = true;
    assert.equal((await page.flow.pay()).reason, 'in-progress');
    assert.deepEqual([page.states, page.ended], [[], []]);
  });

  it('goes back to where it was when a listener prevents it', async () => {
    const page = new Page();
    page.allows = false;
    assert.equal((await page.flow.pay()).reason, 'prevented');
    assert.deepEqual([page.states, page.ended, page.isBusy, page.flow.outcome], [['idle'], [], false, null]);
  });

  it('asks the server about a lost window, by the order alone', async () => {
    const page = new Page();
    const asked: unknown[] = [];
    page.verify = async ({ impUid, merchantUid }) => {
      asked.push([impUid, merchantUid]);
      return { status: 'paid' };
    };
    page.draft = { ...draft, merchantUid: 'order_1' };
    const payment = page.flow.pay();
    page.last.lost();
    assert.deepEqual([(await payment).status, asked], ['paid', [[null, 'order_1']]]);
  });

  it('asks about the earlier order before another attempt opens, and does not pay twice', async () => {
    const page = new Page();
    let status = 'ready';
    page.verify = async () => ({ status });
    page.draft = { ...draft, merchantUid: 'order_1' };
    const first = page.flow.pay();
    page.last.lost();
    assert.equal((await first).reason, 'abandoned');

    status = 'paid';
    const second = await page.flow.pay();
    assert.deepEqual([second.status, second.merchantUid, page.windows.length], ['paid', 'order_1', 1]);
  });

  it('opens again where the earlier order is still unpaid', async () => {
    const page = new Page();
    page.verify = async () => ({ status: 'ready' });
    const first = page.flow.pay();
    page.last.lost();
    await first;
    const second = page.flow.pay();
    page.verify = async () => assert.fail('asked as it is written after the click');
    while (page.windows.length < 2) await Promise.resolve();
    page.last.answered({ merchant_uid: 'order_1', success: false });
    assert.equal((await second).reason, 'declined');
  });

  it('does not let a lost order answer for another one twice', async () => {
    const page = new Page();
    let status = 'ready';
    page.verify = async () => ({ status });
    page.draft = { ...draft, merchantUid: 'A' };
    const first = page.flow.pay();
    page.last.lost();
    await first;
    status = 'paid';
    page.draft = { ...draft, merchantUid: 'B' };
    assert.equal((await page.flow.pay()).merchantUid, 'A');
    const third = page.flow.pay();
    page.last.answered({ imp_uid: 'imp_2', merchant_uid: 'B' });
    assert.equal((await third).merchantUid, 'B');
  });

  it("does not ask another shop's server about a lost order", async () => {
    const page = new Page();
    page.draft = { ...draft, merchantUid: 'A' };
    const first = page.flow.pay();
    page.last.lost();
    assert.equal((await first).reason, 'abandoned');
    page.verify = async () => assert.fail('asked');
    page.draft = { ...draft, merchantUid: 'B' };
    void page.flow.pay();
    assert.equal(page.windows.length, 2);
  });

  it('asks again, after a reset too, about a lost window of which nobody could tell', async () => {
    const page = new Page();
    let answers = () => Promise.reject<unknown>(new Error('down'));
    page.verify = () => answers();
    const first = page.flow.pay();
    page.last.lost();
    assert.equal((await first).reason, 'verification-unreachable');
    page.flow.reset();
    answers = async () => ({ status: 'paid' });
    assert.equal((await page.flow.pay()).status, 'paid');
    assert.equal(page.windows.length, 1);
  });

  it('lets another tag sell where nobody can tell about a lost window', async () => {
    const [page, other] = [new Page(), new Page()];
    page.verify = async () => 'no verdict';
    const first = page.flow.pay();
    page.last.lost();
    assert.equal((await first).reason, 'verification-malformed');
    other.lost = page.lost;
    other.verify = async () => ({ status: 'paid' });
    void other.flow.pay();
    while (other.windows.length === 0) await new Promise((resolve) => setTimeout(resolve));
  });

  it('asks about a lost window once, so that a popup can open in the tap that follows', async () => {
    const page = new Page();
    let asked = 0;
    page.verify = async () => {
      asked += 1;
      return { status: 'ready' };
    };
    const first = page.flow.pay();
    page.last.lost();
    await first;
    Object.assign(page, { isPopup: true, hasGesture: false });
    const second = page.flow.pay();
    while (page.flow.prompt !== 'tap-again') await Promise.resolve();
    void page.flow.pay();
    assert.equal(page.windows.length, 2, 'opened in the second tap itself');
    assert.equal(asked, 2, 'about the lost window, and before the second one');
    page.last.answered({ merchant_uid: 'order_1', success: false });
    assert.equal((await second).reason, 'declined');
  });

  it('asks about a window that never showed, before another one opens', async () => {
    const page = new Page();
    page.verify = async () => ({ status: 'paid' });
    const first = page.flow.pay();
    page.last.silent();
    assert.equal((await first).reason, 'sdk-unusable');
    assert.equal((await page.flow.pay()).status, 'paid');
    assert.equal(page.windows.length, 1);
  });

  it('ends as it was written at the click', async () => {
    const page = new Page();
    page.draft = { ...draft, merchantUid: 'A' };
    page.verify = async () => ({ status: 'paid' });
    const payment = page.flow.pay();
    page.verify = null;
    page.draft = { ...draft, merchantUid: 'B', amount: '' };
    page.last.answered({ merchant_uid: 'A', imp_uid: 'imp_1' });
    const { verified, merchantUid } = await payment;
    assert.deepEqual([verified, merchantUid], [true, 'A']);
  });

  describe('on a page that was loaded again', () => {
    /** A page that lost a window of order A with its earlier self. */
    async function again(written = 'A'): Promise<{ page: Page; asked: (string | null)[] }> {
      const store = storage();
      const before = new Page(store);
      before.draft = { ...draft, merchantUid: 'A' };
      void before.flow.pay();
      await null;
      const page = new Page(store);
      page.draft = { ...draft, merchantUid: written };
      const asked: (string | null)[] = [];
      page.verify = async ({ merchantUid }) => {
        asked.push(merchantUid);
        return { status: 'paid' };
      };
      return { page, asked };
    }

    it('finds out what became of its window', async () => {
      const { page, asked } = await again();
      page.flow.recover();
      while (page.ended.length === 0) await Promise.resolve();
      assert.deepEqual([page.ended, asked, page.isBusy], [[['paid', null, true]], ['A'], false]);
      page.flow.recover();
      assert.equal(page.ended.length, 1, 'told once');
    });

    it('says that nobody knows, where nobody can be asked', async () => {
      const { page } = await again();
      page.verify = null;
      page.flow.recover();
      while (page.ended.length === 0) await Promise.resolve();
      assert.deepEqual(page.ended, [['failed', 'abandoned', true]]);
    });

    it('leaves it to the tag whose order it is', async () => {
      const { page } = await again('B');
      page.flow.recover();
      assert.deepEqual([page.ended, page.isBusy, page.flow.state], [[], false, 'idle']);
    });

    it('asks before the same order is paid again, and not before another one', async () => {
      const { page, asked } = await again();
      assert.equal((await page.flow.pay()).status, 'paid');
      assert.deepEqual([asked, page.windows.length], [['A'], 0]);
      const other = (await again('B')).page;
      void other.flow.pay();
      assert.equal(other.windows.length, 1);
    });
  });

  it('keeps each settled order apart', async () => {
    const page = new Page();
    page.draft = { ...draft, merchantUid: 'A' };
    const first = page.flow.pay();
    page.last.answered({ imp_uid: 'imp_1', merchant_uid: 'A' });
    const outcome = await first;
    page.draft = { ...draft, merchantUid: 'B' };
    page.allows = false;
    assert.equal((await page.flow.pay()).reason, 'prevented');
    page.allows = true;
    page.draft = { ...draft, merchantUid: 'B', amount: '' };
    assert.equal((await page.flow.pay()).reason, 'invalid-request');
    page.draft = { ...draft, merchantUid: 'A' };
    assert.equal(await page.flow.pay(), outcome);
    assert.equal(page.windows.length, 1);
    page.draft = { ...draft, merchantUid: 'B' };
    void page.flow.pay();
    assert.equal(page.windows.length, 2);
  });

  it('gives the place back and fails where the SDK, or the page, throws', async () => {
    const page = new Page();
    page.throws = new RangeError('hostile');
    assert.equal((await page.flow.pay()).reason, 'sdk-unusable');
    assert.deepEqual([page.isBusy, page.ended], [false, [['failed', 'sdk-unusable', false]]]);
  });

  it('gives the place back where nothing of the page can be read', () => {
    const page = new Page();
    page.unreadable = page.mute = true;
    assert.throws(() => page.flow.pay());
    assert.equal(page.isBusy, false);
  });

  it('gives the place back where reading the page throws', async () => {
    const page = new Page();
    page.unreadable = true;
    assert.equal((await page.flow.pay()).reason, 'sdk-unusable');
    assert.equal(page.isBusy, false);
    page.unreadable = false;
    void page.flow.pay();
    assert.equal(page.windows.length, 1);
  });

  it('fails where the SDK shows nothing and says nothing', async () => {
    const page = new Page();
    const payment = page.flow.pay();
    page.last.silent();
    assert.equal((await payment).reason, 'sdk-unusable');
  });

  it('takes no answer about another order than its own', async () => {
    const page = new Page();
    page.verify = async () => ({ status: 'ready' });
    page.draft = { ...draft, merchantUid: 'A' };
    const payment = page.flow.pay();
    assert.equal(page.last.answered({ imp_uid: 'imp_2', merchant_uid: 'B', success: true }), false);
    assert.equal(page.flow.state, 'open');
    page.last.lost();
    const { reason, merchantUid } = await payment;
    assert.deepEqual([reason, merchantUid], ['abandoned', 'A']);
  });

  it('says nothing where the return that the buyer came Back from has told it', async () => {
    const page = new Page(storage());
    page.draft = { ...draft, merchantUid: 'A' };
    const payment = page.flow.pay();
    await null;
    page.notes.mark('A', 'told');
    page.last.lost();
    assert.equal((await payment).reason, 'abandoned');
    assert.deepEqual([page.ended, page.isBusy, page.flow.state, page.lost], [[], false, 'idle', null]);
  });

  it('leaves a note of its window before any answer is heard, and none of a window that never was', async () => {
    const page = new Page(storage());
    page.draft = { ...draft, merchantUid: 'A' };
    page.throws = new RangeError('hostile');
    await page.flow.pay();
    assert.equal(page.notes.read('A'), null);
    page.throws = null;
    const payment = page.flow.pay();
    page.last.answered({ ...paid, merchant_uid: 'A' });
    await payment;
    assert.equal(page.notes.read('A')?.state, 'told');
  });

  it('ends an attempt once', async () => {
    const page = new Page();
    const payment = page.flow.pay();
    page.last.answered(paid);
    await payment;
    page.last.popupRefused();
    page.last.silent();
    assert.equal(page.flow.state, 'paid');
    assert.equal(page.ended.length, 1);
  });

  it('asks about an order that is said to be paid already', async () => {
    const page = new Page();
    page.verify = async () => ({ status: 'paid' });
    const payment = page.flow.pay();
    page.last.answered({ merchant_uid: 'order_1', success: false, error_code: 'F1002' });
    assert.equal((await payment).status, 'paid');
  });

  it('makes no second payment of an order that is paid or pending, until reset', async () => {
    const page = new Page();
    const first = page.flow.pay();
    page.last.answered({ ...paid, status: 'ready', pay_method: 'vbank' });
    const outcome = await first;
    assert.equal(await page.flow.pay(), outcome);
    assert.equal(page.windows.length, 1);
    page.flow.reset();
    void page.flow.pay();
    assert.equal(page.windows.length, 2);
  });

  it('does not reset during an attempt', () => {
    const page = new Page();
    void page.flow.pay();
    page.flow.reset();
    assert.equal(page.flow.state, 'open');
  });
});
