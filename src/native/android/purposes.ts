import type { Text } from '../../profiles/profile.js';

/** What each file is for, whatever its language. */
export const PURPOSES: Readonly<Record<'apps' | 'client' | 'activity', Text>> = {
  apps: {
    ko: '설치되지 않은 앱의 플레이 스토어 주소 (새 파일)',
    en: 'The Play store page of each app, for one that is not installed (a new file)',
  },
  client: {
    ko: '결제 페이지가 여는 앱을 여는 WebViewClient (새 파일)',
    en: 'The WebViewClient that opens the apps which a payment page asks for (a new file)',
  },
  activity: {
    ko: '결제 페이지를 여는 화면: WebView 설정, 새 창, 앱에서 돌아오기 (새 파일, androidx.activity 필요)',
    en: 'The screen that holds the payment page: WebView settings, windows, the way back (a new file; needs androidx.activity)',
  },
};
