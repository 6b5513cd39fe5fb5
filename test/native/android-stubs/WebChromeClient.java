package android.webkit;

import android.os.Message;

public class WebChromeClient {
    public boolean onCreateWindow(WebView view, boolean isDialog, boolean isUserGesture, Message result) {
        return false;
    }

    public void onCloseWindow(WebView window) {}
}
