import { alipay } from './alipay.js';
import { bluewalnut } from './bluewalnut.js';
import { chai } from './chai.js';
import { danal } from './danal.js';
import { danalTpay } from './danal-tpay.js';
import { daou } from './daou.js';
import { eximbay } from './eximbay.js';
import { galaxia } from './galaxia.js';
import { html5Inicis } from './html5-inicis.js';
import { inicis } from './inicis.js';
import { inicisJp } from './inicis-jp.js';
import { jtnet } from './jtnet.js';
import { kakao } from './kakao.js';
import { kakaopay } from './kakaopay.js';
import { kcp } from './kcp.js';
import { kcpBilling } from './kcp-billing.js';
import { kcpDirect } from './kcp-direct.js';
import { kcpQuick } from './kcp-quick.js';
import { kicc } from './kicc.js';
import { kiccV2 } from './kicc-v2.js';
import { ksnet } from './ksnet.js';
import { mobilians } from './mobilians.js';
import { mobiliansV2 } from './mobilians-v2.js';
import { naverco } from './naverco.js';
import { naverpay } from './naverpay.js';
import { nice } from './nice.js';
import { niceV2 } from './nice-v2.js';
import { payco } from './payco.js';
import { payletterGlobal } from './payletter-global.js';
import { paymentwall } from './paymentwall.js';
import { paypal } from './paypal.js';
import { paypalV2 } from './paypal-v2.js';
import { payple } from './payple.js';
import type { Escrow, Profile } from './profile.js';
import { settle } from './settle.js';
import { settleAcc } from './settle-acc.js';
import { settleFirm } from './settle-firm.js';
import { shinhan } from './shinhan.js';
import { smartro } from './smartro.js';
import { smartroV2 } from './smartro-v2.js';
import { smilepay } from './smilepay.js';
import { syrup } from './syrup.js';
import { tossBrandpay } from './toss-brandpay.js';
import { tosspay } from './tosspay.js';
import { tosspayV2 } from './tosspay-v2.js';
import { tosspayments } from './tosspayments.js';
import { uplus } from './uplus.js';
import { welcome } from './welcome.js';

export { breaks, passes, roadOf, type Values } from './judge.js';
export type { PayMethod } from './pay-method.js';
export type { Escrow, Profile, Road, Route, Rule, RuleCode, Test, When } from './profile.js';
export { COMMON_RULES } from './rules.js';

/** Every PG this library knows, the ones of the vendor's manuals first; one that is missing still works, with a warning. */
export const PROFILES = [
  kcp,
  html5Inicis,
  inicis,
  kakao,
  kcpBilling,
  kcpQuick,
  nice,
  niceV2,
  jtnet,
  uplus,
  tosspayments,
  tossBrandpay,
  kicc,
  kiccV2,
  danal,
  danalTpay,
  mobilians,
  mobiliansV2,
  settle,
  settleAcc,
  settleFirm,
  smartro,
  smartroV2,
  ksnet,
  daou,
  welcome,
  galaxia,
  bluewalnut,
  kakaopay,
  naverpay,
  naverco,
  payco,
  smilepay,
  tosspay,
  tosspayV2,
  chai,
  paypal,
  paypalV2,
  eximbay,
  alipay,
  paymentwall,
  payletterGlobal,
  inicisJp,
  syrup,
  shinhan,
  payple,
  kcpDirect,
] as const;

/** A PG's code without a MID. */
export type PgCode = (typeof PROFILES)[number]['code'];

/** The profile of a `pg` value, which is a code or `code.MID`; none for an unknown or empty one. */
export function findProfile(pg: string | null | undefined): Profile | undefined {
  const written = pg?.split('.', 1)[0] ?? '';
  return (PROFILES as readonly Profile[]).find(({ code, aliases }) => code === written || aliases?.includes(written));
}

/** How escrow products are spelt; KCP's way where the PG is not known or has none of its own (contract.md §1.4). */
export const escrowOf = (profile: Profile | undefined): Escrow =>
  (profile?.escrow?.param === undefined ? kcp : profile).escrow as Escrow;
