import { only, quoted, startPage } from '../parts.js';
import type { Snippet } from '../snippet.js';
import { storeRows } from '../stores.js';
import type { JudgedTarget } from '../target.js';
import { PURPOSES } from './purposes.js';

const raw = String.raw;

/** The Java files of an Android app that takes payments in a WebView. */
export function javaCode(target: JudgedTarget): Snippet[] {
  return [
    { file: 'PaymentApps.java', language: 'java', purpose: PURPOSES.apps, text: apps(target) },
    { file: 'PaymentWebViewClient.java', language: 'java', purpose: PURPOSES.client, text: client(target) },
    { file: 'PaymentActivity.java', language: 'java', purpose: PURPOSES.activity, text: activity(target) },
  ];
}

function apps(target: JudgedTarget): string {
  const rows = storeRows(target, 'android').map(
    ({ scheme, storeId, label }) => `        PACKAGES.put(${quoted(scheme)}, ${quoted(storeId)}); // ${label}\n`,
  );
  return raw`package ${target.packageName};

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The apps that payment pages open by a scheme, for those that are not installed yet. */
final class PaymentApps {
    private static final Map<String, String> PACKAGES = new HashMap<>();

    static {
${rows.join('')}    }

    private PaymentApps() {
    }

    /** The package that a scheme belongs to, or null. */
    static String packageOf(String scheme) {
        return scheme == null ? null : PACKAGES.get(scheme.toLowerCase(Locale.ROOT));
    }
}
`;
}

function client(target: JudgedTarget): string {
  const bankPay = target.duties.has('bankpay-result');
  return raw`package ${target.packageName};

import android.content.Intent;
import android.graphics.Bitmap;
import android.net.Uri;
import android.util.Log;
import android.webkit.RenderProcessGoneDetail;
import android.webkit.WebResourceRequest;
import android.webkit.WebView;
import android.webkit.WebViewClient;

import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hands every address that is not a web page to the app it belongs to. */
public class PaymentWebViewClient extends WebViewClient {
    private static final String FALLBACK = "browser_fallback_url";
    private static final Pattern AUTHORITY = Pattern.compile("^([^:/?#]+://)([^/?#]*)(.*)$", Pattern.DOTALL);

    private final PaymentActivity activity;

    public PaymentWebViewClient(PaymentActivity activity) {
        this.activity = activity;
    }

    @Override
    public boolean shouldOverrideUrlLoading(WebView view, WebResourceRequest request) {
        boolean main = request.isForMainFrame();
        String url = request.getUrl().toString();
        boolean leaves = leaves(view, url, main);
        if (!leaves && main) activity.notePage(view, request.getUrl());
        // A window that a page opened for an app only has nothing to show; some name the app's address as their own.
        String shown = view.getUrl();
        boolean empty = shown == null || shown.equals("about:blank") || shown.equals(url);
        if (leaves && main && empty && !view.canGoBack()) activity.closeSoon(view);
        return leaves;
    }

    // Android 6 and older call this one, and do not tell a frame from its page.
    @Override
    @SuppressWarnings("deprecation")
    public boolean shouldOverrideUrlLoading(WebView view, String url) {
        return leaves(view, url, true);
    }

    @Override
    public void onPageStarted(WebView view, String url, Bitmap favicon) {
        activity.notePage(view, Uri.parse(url));
    }

    // Without this the app ends together with the page, which the system may end while a bank's app is in front.
    @Override
    public boolean onRenderProcessGone(WebView view, RenderProcessGoneDetail detail) {
        activity.renew(view);
        return true;
    }

    /** True where the WebView must not load the address: what it cannot load ends in ERR_UNKNOWN_URL_SCHEME. */
    private boolean leaves(WebView view, String url, boolean main) {
        Uri uri = Uri.parse(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        switch (scheme) {
            case "http":
            case "https":
                return "play.google.com".equalsIgnoreCase(uri.getHost()) && start(view(uri));
            case "":
            case "about":
            case "javascript":
            case "data":
            case "blob":
                return false;
            case "file":
            case "content":
                // No payment page needs the files of this phone.
                return true;
            case "intent":
                openIntent(view, url, main);
                return true;
            case "market":
                openStore(uri.buildUpon().scheme("market").build());
                return true;
            case PaymentActivity.SCHEME:
                activity.comeBack(url, main);
                return true;
            default:
                openApp(view, view(uri), main);
                return true;
        }
    }

    private void openIntent(WebView view, String url, boolean main) {
        Intent intent;
        try {
            intent = Intent.parseUri(url, Intent.URI_INTENT_SCHEME);
        } catch (URISyntaxException | RuntimeException malformed) {
            Log.w("Payment", "A page asked for an app by a malformed intent");
            return;
        }
        String data = intent.getDataString();
        if (data != null && !repaired(data).equals(data)) intent.setData(Uri.parse(repaired(data)));
        String scheme = intent.getScheme() == null ? "" : intent.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals(PaymentActivity.SCHEME)) {
            activity.comeBack(intent.getDataString(), main);
            return;
        }
        if (scheme.equals("file") || scheme.equals("content")) return;
        // A page may open what any web page could open, and nothing else: no screen by name, no right to our files.
        intent.addCategory(Intent.CATEGORY_BROWSABLE);
        intent.setComponent(null);
        intent.setSelector(null);
        intent.setFlags(intent.getFlags() & Intent.FLAG_ACTIVITY_NEW_TASK);
        openApp(view, intent, main);
    }

    /** Opens the app, or what leads to it where it is not installed. */
    private void openApp(WebView view, Intent intent, boolean main) {
${only(
  bankPay,
  raw`        if ("kftc-bankpay".equalsIgnoreCase(intent.getScheme()) && intent.getData().isHierarchical()
                && activity.isBankPage(view.getUrl())) {
            if (!activity.startBankPay(intent.getData())) openStore(details("com.kftc.bankpay.android"));
            return;
        }
`,
)}        String fallback = intent.getStringExtra(FALLBACK);
        intent.removeExtra(FALLBACK);
        if (start(intent)) return;
        // A frame, an advertisement's for one, must not lead the page around it away.
        if (main && fallback != null && fallback.matches("(?i)https?://.*")) {
            if (!leaves(view, fallback, true)) view.loadUrl(fallback);
            return;
        }
        // ISP's and BankPay's addresses name no package.
        String wanted = intent.getPackage() != null ? intent.getPackage() : PaymentApps.packageOf(intent.getScheme());
        if (wanted != null) openStore(details(wanted));
        else Log.w("Payment", "No app opens " + intent.getScheme());
    }

    /** Opens the Play store, or its website on a phone without one. */
    private void openStore(Uri market) {
        if (start(view(market))) return;
        start(view(Uri.parse("https://play.google.com/store/apps" + market.toString().replaceFirst("^market:/", ""))));
    }

    private boolean start(Intent intent) {
        try {
            activity.startActivity(intent);
            return true;
        } catch (RuntimeException notFoundOrNotAllowed) {
            return false;
        }
    }

    private static Intent view(Uri uri) {
        return new Intent(Intent.ACTION_VIEW, uri).addCategory(Intent.CATEGORY_BROWSABLE);
    }

    private static Uri details(String packageName) {
        return Uri.parse("market://details?id=" + Uri.encode(packageName));
    }

    /** The data of an intent as its app understands it. */
    private static String repaired(String data) {
        // Some card companies send intent:scheme://…, with "scheme=" behind it once more, or without "#Intent;".
        String text = data.replaceFirst("^intent:(?=[A-Za-z][A-Za-z0-9+.-]*:)", "")
                .replaceFirst("^([A-Za-z][A-Za-z0-9+.-]*:)(?=\\1)", "");
        Matcher parts = AUTHORITY.matcher(text);
        // NH's app wants the colon in its host encoded; a port stays one.
        if (!parts.matches() || parts.group(2).matches("[^:]*(:[0-9]+)?")) return text;
        return parts.group(1) + parts.group(2).replace(":", "%3A") + parts.group(3);
    }
}
`;
}

function activity(target: JudgedTarget): string {
  const bankPay = target.duties.has('bankpay-result');
  const loadReturn = target.duties.has('load-return');
  const communicate = target.duties.has('communicate');
  const imports = [
    'android.annotation.SuppressLint',
    bankPay && 'android.content.ComponentName',
    'android.content.Intent',
    'android.net.Uri',
    'android.os.Bundle',
    'android.os.Message',
    'android.util.Log',
    'android.webkit.CookieManager',
    'android.webkit.WebChromeClient',
    'android.webkit.WebSettings',
    'android.webkit.WebView',
    'android.widget.FrameLayout',
  ].filter(Boolean);
  const androidx = [
    'androidx.activity.ComponentActivity',
    'androidx.activity.OnBackPressedCallback',
    bankPay && 'androidx.activity.result.ActivityResult',
    bankPay && 'androidx.activity.result.ActivityResultLauncher',
    bankPay && 'androidx.activity.result.contract.ActivityResultContracts',
  ].filter(Boolean);
  const java = [
    bankPay && 'java.nio.charset.StandardCharsets',
    loadReturn && 'java.util.ArrayList',
    bankPay && 'java.util.Arrays',
    loadReturn && 'java.util.HashSet',
    bankPay && 'java.util.List',
    'java.util.Locale',
    loadReturn && 'java.util.Set',
    loadReturn && 'java.util.regex.Matcher',
    loadReturn && 'java.util.regex.Pattern',
  ].filter(Boolean);
  const lines = [imports, androidx, java]
    .map((names) => names.map((name) => `import ${name};`).join('\n'))
    .join('\n\n');

  return raw`package ${target.packageName};

${lines}

/**
 * The screen that holds the payment page. Open it with
 * new Intent(this, PaymentActivity.class).putExtra(PaymentActivity.EXTRA_PAGE, "https://…").
 */
public class PaymentActivity extends ComponentActivity {
    /** The extra that names the page of the shop to start on. */
    public static final String EXTRA_PAGE = "page";

    /** The scheme that other apps come back by: app-scheme of the page, and the manifest's intent-filter. */
    static final String SCHEME = ${quoted(target.scheme.toLowerCase())};

    private static final String START_PAGE = ${quoted(startPage(target.returnUrl))};
    private static final Uri RETURN_PAGE = Uri.parse(${quoted(target.returnUrl)});
${only(
  loadReturn,
  raw`    private static final String ORIGINS = "origins";
    private static final Pattern ADDRESS =
            Pattern.compile("^(https?):?//(.*)$", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
`,
)}${only(
  bankPay,
  raw`    private static final String BANK_SITE = "nicepay.co.kr";
    private static final String BANK_ADDRESS = "https://web.nicepay.co.kr/smart/bank/payTrans.jsp";
    private static final List<String> BANK_FIELDS = Arrays.asList(
            "firm_name", "amount", "serial_no", "approve_no", "receipt_yn", "user_key", "callbackparam2");

    private final ActivityResultLauncher<Intent> bankPay = registerForActivityResult(
            new ActivityResultContracts.StartActivityForResult(), this::finishBankPay);
    private String bankAddress;
    private String bankKey;
`,
)}
${only(
  loadReturn,
  raw`    /** Where this payment has been outside the shop. */
    private final Set<String> origins = new HashSet<>();
`,
)}    /** The payment page, and on top of it the windows that it opened. */
    private FrameLayout windows;
    private WebView page;
    private String shopPage = START_PAGE;
    private boolean started;

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        windows = new FrameLayout(this);
        // From Android 15 on an app draws behind the system's bars: the payment page must not.
        windows.setFitsSystemWindows(true);
        setContentView(windows);
        page = addWindow();
        getOnBackPressedDispatcher().addCallback(this, new OnBackPressedCallback(true) {
            @Override
            public void handleOnBackPressed() {
                goBack();
            }
        });
        if (savedInstanceState != null) restore(savedInstanceState);
    }

    /** The system may end this app while the bank's is in front: the payment goes on where it was. */
    private void restore(Bundle state) {
        started = page.restoreState(state) != null;
${only(
  loadReturn,
  raw`        if (state.getStringArrayList(ORIGINS) != null) origins.addAll(state.getStringArrayList(ORIGINS));
`,
)}${only(
  bankPay,
  raw`        bankAddress = state.getString("bankAddress");
        bankKey = state.getString("bankKey");
`,
)}        // What first opened this screen was handled then.
        setIntent(new Intent());
    }

    @Override
    protected void onSaveInstanceState(Bundle outState) {
        super.onSaveInstanceState(outState);
        page.saveState(outState);
${only(
  loadReturn,
  raw`        outState.putStringArrayList(ORIGINS, new ArrayList<>(origins));
`,
)}${only(
  bankPay,
  raw`        outState.putString("bankAddress", bankAddress);
        outState.putString("bankKey", bankKey);
`,
)}    }

    // launchMode="singleTask": a bank's app that opens our scheme comes back to this screen, not to a second one.
    @Override
    protected void onNewIntent(Intent intent) {
        super.onNewIntent(intent);
        setIntent(intent);
    }

    @Override
    protected void onResume() {
        super.onResume();
        Intent intent = getIntent();
        // Each return counts once: the next onResume must not find it again.
        setIntent(new Intent());
        // The list of recent apps hands out the last intent once more.
        boolean fresh = (intent.getFlags() & Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY) == 0;
        String wanted = intent.getStringExtra(EXTRA_PAGE);
        boolean asked = fresh && wanted != null;
        // Any app can open this screen: it shows pages of the shop only, and leaves a payment that is open alone.
        if (asked && isShop(Uri.parse(wanted)) && !isAway()) load(wanted);
        else if (asked) Log.w("Payment", "A payment is open, or not a page of " + origin(RETURN_PAGE) + ": " + wanted);
        else if (fresh && intent.getData() != null) comeBack(intent.getDataString(), false);
        if (!started) load(START_PAGE);
    }

    @Override
    protected void onPause() {
        super.onPause();
        // Another app comes to the front, and this one may be ended: a login must not be lost with it.
        CookieManager.getInstance().flush();
    }

    @Override
    protected void onDestroy() {
        while (windows.getChildCount() > 0) closeWindow((WebView) windows.getChildAt(0));
        super.onDestroy();
    }

    /** Takes up an address of our own scheme: of another app, or of a page of the payment. */
    void comeBack(String url, boolean byPage) {
        if (url == null || !url.toLowerCase(Locale.ROOT).startsWith(SCHEME + ":")) return;
        String rest = url.substring(SCHEME.length() + 1).replaceFirst("^[:/?]+", "");
${only(
  loadReturn,
  raw`        // After the bank's app the PG's page finishes a transfer, then goes on by our scheme: it is not left before.
        if (!byPage && isAway() && queryIn(rest).contains("m_redirect_url=")) return;
        // A bank transfer waits for the app to load the address that it brings back.
        Uri address = addressIn(rest);
        if (address != null && isTrusted(address, byPage)) {
            load(address.toString());
            return;
        }
`,
)}        String query = queryIn(rest);
        String impUid = Uri.parse("https://query/?" + query).getQueryParameter("imp_uid");
        if (impUid != null && !impUid.isEmpty()) {
            load(withQuery(RETURN_PAGE, query).toString());
${
  communicate
    ? raw`            return;
        }
        // KakaoPay's window stays open in the page and is told how it ended.
        String word = rest.split("[/?#]", 2)[0].toLowerCase(Locale.ROOT);
        // Any other address has another purpose, and the window finds out by itself.
        if (!word.equals("process") && !word.equals("cancel")) return;
        page.evaluateJavascript(
                "window.IamportElements&&window.IamportElements.communicate({result:'" + word + "'})", null);
`
    : raw`        }
        // Otherwise the page is left as it is: it asks by itself how the payment ended.
`
}    }

    /** Remembers where the payment has been. */
    void notePage(WebView window, Uri uri) {
        if (isShop(uri) && window == page) shopPage = uri.toString();
${only(
  loadReturn,
  raw`        // http is for a shop that is being developed, on http itself.
        boolean secure = "https".equals(uri.getScheme()) || RETURN_PAGE.getScheme().equals(uri.getScheme());
        if (secure && !isShop(uri)) origins.add(origin(uri));
`,
)}    }

    /** A window has lost its page. A page of the shop may be loaded anew; a payment's could be sent twice. */
    void renew(WebView window) {
        closeWindow(window);
        if (window != page) return;
        page = addWindow();
        load(shopPage);
    }

    private void load(String url) {
        started = true;
        closeWindows();
        page.loadUrl(url);
    }

    /** Whether the page is outside the shop, in a payment. */
    private boolean isAway() {
        return page.getUrl() != null && !isShop(Uri.parse(page.getUrl()));
    }

    private static boolean isShop(Uri uri) {
        return isPlain(uri) && origin(uri).equals(origin(RETURN_PAGE));
    }

    /** False for an address that looks like another host's: user@host, or a backslash. */
    private static boolean isPlain(Uri uri) {
        return uri.getHost() != null && uri.getUserInfo() == null && !uri.toString().contains("\\");
    }

    private static String origin(Uri uri) {
        int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        int port = uri.getPort() < 0 ? usual : uri.getPort();
        return (uri.getScheme() + "://" + uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }
${only(
  loadReturn,
  raw`
    /** Any app can send our scheme an address: it leads to the return page and to where this payment has been only. */
    private boolean isTrusted(Uri uri, boolean byPage) {
        boolean ours = byPage ? isShop(uri) : bare(uri).equals(bare(RETURN_PAGE));
        return ours || isPlain(uri) && origins.contains(origin(uri));
    }

    private static String bare(Uri uri) {
        return uri.toString().split("[?#]", 2)[0];
    }
`,
)}${only(
  loadReturn,
  raw`
    /** The address behind the scheme (myshop://https://…), or the one in m_redirect_url, or null. */
    private static Uri addressIn(String rest) {
        // A browser drops the colon of a scheme behind a scheme: myshop://https//…
        Matcher behind = ADDRESS.matcher(rest.matches("(?is)https?%3A.*") ? Uri.decode(rest) : rest);
        if (behind.matches()) return Uri.parse(behind.group(1) + "://" + behind.group(2));
        String query = queryIn(rest);
        int name = query.indexOf("m_redirect_url=");
        if (name < 0) return null;
        String value = query.substring(name + "m_redirect_url=".length());
        // Written plainly it is the last one, and has parameters of its own.
        boolean written = ADDRESS.matcher(value).matches();
        int end = written || !value.contains("&") ? value.length() : value.indexOf("&");
        Uri address = Uri.parse(written ? value : Uri.decode(value.substring(0, end)));
        if (address.toString().contains("imp_uid=")) return address;
        return withQuery(address, query.substring(0, name) + value.substring(end));
    }
`,
)}
    /** What came behind the question mark; some come without one, and with their separators encoded. */
    private static String queryIn(String rest) {
        String text = rest.split("#", 2)[0];
        int mark = text.indexOf('?');
        int equals = text.indexOf('=');
        if (mark >= 0 && (equals < 0 || mark < equals)) text = text.substring(mark + 1);
        return text.contains("%26") && !text.contains("&") ? Uri.decode(text) : text;
    }

    private static Uri withQuery(Uri uri, String query) {
        String own = uri.getEncodedQuery() == null ? "" : uri.getEncodedQuery();
        String joined = (own + "&" + query).replaceAll("&+", "&").replaceAll("^&|&$", "");
        return uri.buildUpon().encodedQuery(joined).build();
    }

    @SuppressLint("SetJavaScriptEnabled")
    private WebView addWindow() {
        WebView window = new WebView(this);
        WebSettings settings = window.getSettings();
        settings.setJavaScriptEnabled(true);
        settings.setDomStorageEnabled(true);
        settings.setJavaScriptCanOpenWindowsAutomatically(true);
        settings.setSupportMultipleWindows(true);
        settings.setAllowFileAccess(false);
        // Card companies' pages load parts of themselves over http, and keep their session in a frame's cookies.
        settings.setMixedContentMode(WebSettings.MIXED_CONTENT_ALWAYS_ALLOW);
        CookieManager.getInstance().setAcceptCookie(true);
        CookieManager.getInstance().setAcceptThirdPartyCookies(window, true);
        window.setWebViewClient(new PaymentWebViewClient(this));
        window.setWebChromeClient(new Windows());
        windows.addView(window);
        return window;
    }

    /** Closes a window that the page opened, once it has done what it is about to do. */
    void closeSoon(WebView window) {
        if (window != page) windows.post(() -> closeWindow(window));
    }

    private void closeWindows() {
        for (int i = windows.getChildCount() - 1; i >= 0; i--) closeSoon((WebView) windows.getChildAt(i));
    }

    private void closeWindow(WebView window) {
        windows.removeView(window);
        window.destroy();
    }

    private void goBack() {
        WebView top = (WebView) windows.getChildAt(windows.getChildCount() - 1);
        if (top.canGoBack()) top.goBack();
        else if (top != page) closeWindow(top);
        else finish();
    }

    /** Shows alert() and confirm() as Android does by itself, and what window.open() asks for. */
    private class Windows extends WebChromeClient {
        @Override
        public boolean onCreateWindow(WebView view, boolean isDialog, boolean isUserGesture, Message result) {
            ((WebView.WebViewTransport) result.obj).setWebView(addWindow());
            result.sendToTarget();
            return true;
        }

        @Override
        public void onCloseWindow(WebView window) {
            closeSoon(window);
        }
    }
${only(
  bankPay,
  raw`
    /** Whether a page wants BankPay's result from this app; other PGs wait for it themselves. */
    boolean isBankPage(String url) {
        Uri uri = Uri.parse(orEmpty(url));
        return isPlain(uri) && ("." + uri.getHost().toLowerCase(Locale.ROOT)).endsWith("." + BANK_SITE);
    }

    /** False where BankPay is not installed. */
    boolean startBankPay(Uri uri) {
        String address = uri.getQueryParameter("callbackparam1");
        // The newer protocol says where the result goes and is passed on whole; the older one is put together anew.
        boolean newer = address != null && address.startsWith("https://") && isBankPage(address);
        String request = newer ? Uri.decode(uri.getEncodedQuery()) : olderRequest(uri);
        bankAddress = newer ? address : BANK_ADDRESS;
        bankKey = orEmpty(uri.getQueryParameter("user_key"));
        Intent intent = new Intent(Intent.ACTION_MAIN)
                .setComponent(new ComponentName(
                        "com.kftc.bankpay.android", "com.kftc.bankpay.android.activity.MainActivity"))
                .putExtra("requestInfo", request);
        try {
            bankPay.launch(intent);
            return true;
        } catch (RuntimeException notInstalled) {
            return false;
        }
    }

    private static String olderRequest(Uri uri) {
        StringBuilder request = new StringBuilder();
        for (String name : uri.getQueryParameterNames()) {
            if (!BANK_FIELDS.contains(name)) continue;
            request.append('&').append(name).append('=').append(uri.getQueryParameter(name));
        }
        return request.append("&callbackparam1=nothing&callbackparam3=nothing").toString();
    }

    private void finishBankPay(ActivityResult result) {
        Intent data = result.getData();
        String code = data == null ? null : either(data, "bankpay_code", "bankpaycode");
        // Any other code: cancelled or failed, and the page still offers another try.
        if (!"000".equals(code) || bankAddress == null) return;
        String value = orEmpty(either(data, "bankpay_value", "bankpayvalue"));
        closeWindows();
        String form = "callbackparam2=" + Uri.encode(bankKey) + "&bankpay_code=" + code
                + "&bankpay_value=" + Uri.encode(value);
        page.postUrl(bankAddress, form.getBytes(StandardCharsets.UTF_8));
        bankAddress = null;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static String either(Intent data, String name, String otherName) {
        String value = data.getStringExtra(name);
        return value != null ? value : data.getStringExtra(otherName);
    }
`,
)}}
`;
}
