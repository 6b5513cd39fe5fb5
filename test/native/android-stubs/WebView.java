package android.webkit;

import android.content.Context;
import android.os.Bundle;
import android.view.View;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import phone.Phone;

/** A WebView whose pages are told to the test, which plays them. */
public class WebView extends View {
    private static final String STATE = "WEBVIEW_STATE";

    private final WebSettings settings = new WebSettings();
    private final ArrayList<String> history = new ArrayList<>();
    private WebViewClient client = new WebViewClient();
    private WebChromeClient chrome = new WebChromeClient();

    public static class WebViewTransport {
        private WebView view;

        public void setWebView(WebView view) {
            this.view = view;
        }

        public WebView getWebView() {
            return view;
        }
    }

    public WebView(Context context) {
        super(context);
        Phone.opened(this);
    }

    public WebSettings getSettings() {
        return settings;
    }

    public void setWebViewClient(WebViewClient client) {
        this.client = client;
    }

    public WebViewClient getWebViewClient() {
        return client;
    }

    public void setWebChromeClient(WebChromeClient chrome) {
        this.chrome = chrome;
    }

    public WebChromeClient getWebChromeClient() {
        return chrome;
    }

    public void loadUrl(String url) {
        Phone.tell("loadUrl", url);
        visit(url);
    }

    public void postUrl(String url, byte[] body) {
        Phone.tell("postUrl", url, new String(body, StandardCharsets.UTF_8));
        visit(url);
    }

    public void evaluateJavascript(String script, ValueCallback<String> callback) {
        Phone.tell("evaluateJavascript", script);
    }

    public String getUrl() {
        return history.isEmpty() ? null : history.get(history.size() - 1);
    }

    public boolean canGoBack() {
        return history.size() > 1;
    }

    public void goBack() {
        history.remove(history.size() - 1);
        Phone.tell("goBack", getUrl());
    }

    public WebBackForwardList saveState(Bundle state) {
        state.putStringArrayList(STATE, history);
        return null;
    }

    public WebBackForwardList restoreState(Bundle state) {
        if (state.getStringArrayList(STATE) == null) return null;
        history.addAll(state.getStringArrayList(STATE));
        Phone.tell("restored", getUrl());
        return new WebBackForwardList();
    }

    public void destroy() {
        Phone.closed(this);
    }

    /** A page has begun to load, by whatever way. */
    public void visit(String url) {
        history.add(url);
        client.onPageStarted(this, url, null);
    }
}
