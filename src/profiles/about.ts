import { about as alipay } from './alipay.js';
import { about as bluewalnut } from './bluewalnut.js';
import { about as chai } from './chai.js';
import { about as danal } from './danal.js';
import { about as danalTpay } from './danal-tpay.js';
import { about as daou } from './daou.js';
import { about as eximbay } from './eximbay.js';
import { about as galaxia } from './galaxia.js';
import { about as html5Inicis } from './html5-inicis.js';
import type { PgCode } from './index.js';
import { about as inicis } from './inicis.js';
import { about as inicisJp } from './inicis-jp.js';
import { about as jtnet } from './jtnet.js';
import { about as kakao } from './kakao.js';
import { about as kakaopay } from './kakaopay.js';
import { about as kcp } from './kcp.js';
import { about as kcpBilling } from './kcp-billing.js';
import { about as kcpDirect } from './kcp-direct.js';
import { about as kcpQuick } from './kcp-quick.js';
import { about as kicc } from './kicc.js';
import { about as kiccV2 } from './kicc-v2.js';
import { about as ksnet } from './ksnet.js';
import { about as mobilians } from './mobilians.js';
import { about as mobiliansV2 } from './mobilians-v2.js';
import { about as naverco } from './naverco.js';
import { about as naverpay } from './naverpay.js';
import { about as nice } from './nice.js';
import { about as niceV2 } from './nice-v2.js';
import { about as payco } from './payco.js';
import { about as payletterGlobal } from './payletter-global.js';
import { about as paymentwall } from './paymentwall.js';
import { about as paypal } from './paypal.js';
import { about as paypalV2 } from './paypal-v2.js';
import { about as payple } from './payple.js';
import type { About } from './profile.js';
import { about as settle } from './settle.js';
import { about as settleAcc } from './settle-acc.js';
import { about as settleFirm } from './settle-firm.js';
import { about as shinhan } from './shinhan.js';
import { about as smartro } from './smartro.js';
import { about as smartroV2 } from './smartro-v2.js';
import { about as smilepay } from './smilepay.js';
import { about as syrup } from './syrup.js';
import { about as tossBrandpay } from './toss-brandpay.js';
import { about as tosspay } from './tosspay.js';
import { about as tosspayV2 } from './tosspay-v2.js';
import { about as tosspayments } from './tosspayments.js';
import { about as uplus } from './uplus.js';
import { about as welcome } from './welcome.js';

export type { About, AppDuty, Family, Text } from './profile.js';

/** What people should know about each PG; documents and the sandbox read it, the browser never loads it. */
export const ABOUT: Readonly<Record<PgCode, About>> = {
  kcp,
  html5_inicis: html5Inicis,
  inicis,
  kakao,
  kcp_billing: kcpBilling,
  kcp_quick: kcpQuick,
  nice,
  nice_v2: niceV2,
  jtnet,
  uplus,
  tosspayments,
  toss_brandpay: tossBrandpay,
  kicc,
  kicc_v2: kiccV2,
  danal,
  danal_tpay: danalTpay,
  mobilians,
  mobilians_v2: mobiliansV2,
  settle,
  settle_acc: settleAcc,
  settle_firm: settleFirm,
  smartro,
  smartro_v2: smartroV2,
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
  tosspay_v2: tosspayV2,
  chai,
  paypal,
  paypal_v2: paypalV2,
  eximbay,
  alipay,
  paymentwall,
  payletter_global: payletterGlobal,
  inicis_jp: inicisJp,
  syrup,
  shinhan,
  payple,
  kcp_direct: kcpDirect,
};

/** What is known about a PG, by its code. */
export const aboutOf = (code: string): About | undefined =>
  Object.prototype.hasOwnProperty.call(ABOUT, code) ? ABOUT[code as PgCode] : undefined;
