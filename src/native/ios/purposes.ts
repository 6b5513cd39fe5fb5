import type { Text } from '../../profiles/profile.js';

/** What each file is for, whatever its language. */
export const PURPOSES: Readonly<Record<'apps' | 'header' | 'controller' | 'scene' | 'delegate' | 'cookies', Text>> = {
  apps: {
    ko: '설치되지 않은 앱의 App Store 주소 (새 파일)',
    en: 'The App Store page of each app, for one that is not installed (a new file)',
  },
  header: {
    ko: '결제 화면의 헤더 (새 파일)',
    en: 'The header of the payment screen (a new file)',
  },
  controller: {
    ko: '결제 페이지를 여는 화면: 앱 열기, 새 창, 앱에서 돌아오기 (새 파일)',
    en: 'The screen that holds the payment page: opening apps, windows, and the way back (a new file)',
  },
  scene: {
    ko: '앱으로 돌아온 주소를 결제 화면에 넘기기: 쓰고 있는 SceneDelegate에 더하세요',
    en: 'Passes the address that comes back to the payment screen, in an app with scenes: add it to yours',
  },
  delegate: {
    ko: '쿠키 허용, 앱으로 돌아온 주소 넘기기: 쓰고 있는 AppDelegate에 더하세요',
    en: 'Accepts cookies and passes on the address that comes back: add it to yours',
  },
  cookies: {
    ko: '쿠키 허용: 결제 모듈과 카드사 모듈이 함께 씁니다 (새 파일)',
    en: 'Accepts cookies, which the PG’s and the card company’s pages share (a new file)',
  },
};
