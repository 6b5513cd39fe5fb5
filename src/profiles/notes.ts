import type { Text } from './profile.js';

// What more than one PG's `about` says.

/** The PG tells PortOne of a deposit at an address that its own admin has to hold (contract.md §3, end). */
export const DEPOSIT_NOTICE: Text = {
  ko: '가상계좌 입금 통보를 받으려면 PG 관리자 화면에도 포트원 입금 통보 URL을 등록해야 합니다.',
  en: 'The PG’s own admin has to hold PortOne’s notice address, or deposits are never reported.',
};

export const SAMSUNGPAY: Text = { ko: '삼성페이는 samsungpay로 씁니다.', en: 'Samsung Pay is samsungpay.' };

export const SCHEME_LEADS_BACK: Text = {
  ko: 'iOS 앱에서는 app-scheme이 있어야 카드사 앱에서 돌아옵니다.',
  en: 'In an iOS app only app-scheme leads back from a card company’s app.',
};

export const SCHEME_WITH_SLASHES: Text = {
  ko: 'app-scheme에는 이름만 적으세요. PG에는 이름:// 꼴로 보냅니다.',
  en: 'Write the name alone in app-scheme: it is sent as name://.',
};

export const SCHEME_IN_APP_ONLY: Text = {
  ko: 'app-scheme은 적어 두어도 앱 안에서만 보냅니다.',
  en: 'The app-scheme that is written is sent inside an app only.',
};

/** contract.md §4.4: the window is a frame in the page, in an app too. */
export const STAYS_IN_APP: Text = {
  ko: '앱의 웹뷰에서도 페이지를 떠나지 않고 콜백으로 돌아옵니다.',
  en: 'In an app’s WebView too it stays in the page and comes home by callback.',
};

/** contract.md §3, "Test-mode": shared credentials do not exist. */
export const OWN_TEST_ACCOUNT: Text = {
  ko: '공용 테스트 계정이 없어 가맹점의 테스트 계정이 필요합니다.',
  en: 'There is no shared test account: it takes the merchant’s own.',
};
