import { nowSeconds } from './clock.js';
import type { SandboxPayment } from './payment.js';
import { RestError } from './rest-error.js';
import { requireInput } from './rest-input.js';

/** What the seller sent and by whom, as `/escrows/logis` answers it; times are Unix seconds. */
export interface Shipment {
  company: string;
  invoice: string;
  sent_at: number;
  applied_at: number;
}

/** What a call to `/escrows/logis` brings. */
export interface ShipmentInput {
  sender: object;
  receiver: object;
  logis: { company: string; invoice: string; sent_at: number | null; receiving_at: string };
}

interface EscrowPg {
  methods: readonly ('POST' | 'PUT')[];
  /** What it wants besides the courier and the invoice. */
  required: readonly string[];
}

const both = (...fields: string[]) => ['sender', 'receiver'].flatMap((who) => fields.map((field) => `${who}.${field}`));

/** What each PG takes of a shipment (`contract.md` §6). */
const escrowPgs: ReadonlyMap<string, EscrowPg> = new Map([
  ['html5_inicis', { methods: ['POST', 'PUT'], required: both('name', 'tel', 'addr', 'postcode') }],
  ['kcp', { methods: ['POST'], required: [] }],
  ['daou', { methods: ['POST', 'PUT'], required: ['sender.relationship', 'logis.receiving_at', 'logis.address'] }],
  ['ksnet', { methods: ['POST', 'PUT'], required: [] }],
  ['smartro_v2', { methods: ['POST', 'PUT'], required: both('name', 'tel', 'postcode', 'formed_address') }],
  ['nice_v2', { methods: ['POST'], required: [] }],
  ['welcome', { methods: ['POST', 'PUT'], required: [] }],
]);

/** The couriers' codes. */
export const couriers: readonly string[] = [
  ...['HYUNDAI', 'HANARO', 'SAGAWA', 'KGB', 'YELLOWCAP', 'DONGBU', 'EPOST', 'CJGLS', 'HANJIN', 'DAESIN'],
  ...['REGISTPOST', 'CHUNIL', 'ILYANG', 'CVSNET', 'KDEXP', 'HONAM', 'HDEXP', 'ETC'],
];

const renamed = new Map([
  ['LOGEN', 'KGB'],
  ['KOREX', 'CJGLS'],
]);

/** The code that a courier is kept under. */
export function courierOf(company: string): string {
  const code = renamed.get(company) ?? company;
  return couriers.includes(code) ? code : 'ETC';
}

/** Registers the shipment of an escrow payment (POST) or changes it (PUT). */
export function ship(payment: SandboxPayment, method: 'POST' | 'PUT', input: ShipmentInput): Shipment {
  const pg = escrowPgs.get(payment.pg_provider);
  if (!payment.escrow) throw new RestError(400, '에스크로 결제건이 아닙니다.');
  if (!pg?.methods.includes(method)) throw new RestError(400, '해당 PG사에서 지원하지 않는 요청입니다.');
  if (payment.status !== 'paid') throw new RestError(409, '결제가 완료된 거래가 아닙니다.');
  requireInput(input, ['logis.company', 'logis.invoice', ...pg.required]);
  const { company, invoice, sent_at: sentAt, receiving_at: receivingAt } = input.logis;
  if (pg.required.includes('logis.receiving_at') && !/^\d{8}$/.test(receivingAt))
    throw new RestError(400, '파라미터 오류:logis.receiving_at');
  if (method === 'POST' && payment.shipment) throw new RestError(409, '이미 배송정보가 등록된 거래입니다.');
  if (method === 'PUT' && !payment.shipment) throw new RestError(404, '등록된 배송정보가 없습니다.');
  const now = nowSeconds();
  payment.shipment = { company: courierOf(company), invoice, sent_at: sentAt ?? now, applied_at: now };
  return payment.shipment;
}
