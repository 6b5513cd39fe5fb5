package android.webkit;

import phone.Phone;

public class CookieManager {
    private static final CookieManager INSTANCE = new CookieManager();

    public static CookieManager getInstance() {
        return INSTANCE;
    }

    public void setAcceptCookie(boolean accept) {
        Phone.tell("setting", "acceptCookie", "" + accept);
    }

    public void setAcceptThirdPartyCookies(WebView view, boolean accept) {
        Phone.tell("setting", "acceptThirdPartyCookies", "" + accept);
    }

    public void flush() {
        Phone.tell("flushCookies");
    }
}
