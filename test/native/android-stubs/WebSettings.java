package android.webkit;

import phone.Phone;

public class WebSettings {
    public static final int MIXED_CONTENT_ALWAYS_ALLOW = 0;

    public void setJavaScriptEnabled(boolean value) {
        Phone.tell("setting", "javaScriptEnabled", "" + value);
    }

    public boolean getJavaScriptEnabled() {
        return false;
    }

    public void setDomStorageEnabled(boolean value) {
        Phone.tell("setting", "domStorageEnabled", "" + value);
    }

    public boolean getDomStorageEnabled() {
        return false;
    }

    public void setJavaScriptCanOpenWindowsAutomatically(boolean value) {
        Phone.tell("setting", "javaScriptCanOpenWindowsAutomatically", "" + value);
    }

    public boolean getJavaScriptCanOpenWindowsAutomatically() {
        return false;
    }

    public void setAllowFileAccess(boolean value) {
        Phone.tell("setting", "allowFileAccess", "" + value);
    }

    public boolean getAllowFileAccess() {
        return false;
    }

    public void setSupportMultipleWindows(boolean value) {
        Phone.tell("setting", "supportMultipleWindows", "" + value);
    }

    public void setMixedContentMode(int mode) {
        Phone.tell("setting", "mixedContentMode", "" + mode);
    }

    public int getMixedContentMode() {
        return 1;
    }
}
