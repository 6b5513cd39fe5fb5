import type { Text } from '../../profiles/profile.js';

/** What each file is for, whatever its language. */
export const PURPOSES: Readonly<Record<'apps' | 'client' | 'activity', Text>> = {
  apps: {
    ko: '설치되지 않은 앱을 플레이 스토어에서 찾는 표',
    en: 'The table that finds an app which is not installed in the Play store',
  },
  client: {
    ko: '결제 페이지가 여는 앱을 여는 WebViewClient',
    en: 'The WebViewClient that opens the apps which a payment page asks for',
  },
  activity: {
    ko: '결제 페이지를 여는 화면: WebView 설정, 새 창, 앱에서 돌아오기',
    en: 'The screen that holds the payment page: WebView settings, windows, and the way back from other apps',
  },
};
