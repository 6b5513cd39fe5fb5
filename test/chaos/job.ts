import type { Sequence } from './steps.js';

/** What a page is handed: a sequence, and what makes its order numbers its own. */
export interface Job extends Sequence {
  id: number;
  /** How much faster the page's clock goes. */
  rate: number;
  sdkUrl: string;
}

/** What every checkout is written with, unless its setup says otherwise. */
export const usual = {
  'imp-code': 'imp1',
  pg: 'kcp',
  'pay-method': 'card',
  amount: '1000',
  'order-name': 'chaos',
  'buyer-name': 'chaos',
  'buyer-tel': '010-0000-0000',
  'vbank-due': '29991231',
  'redirect-url': '/home',
  'verify-url': '/verify/good',
  'custom-data': '{"sandbox":"paid"}',
};
