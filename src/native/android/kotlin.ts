import { only, quoted as plain, startPage } from '../parts.js';
import type { Snippet } from '../snippet.js';
import { storeRows } from '../stores.js';
import type { JudgedTarget } from '../target.js';
import { kotlinPackage } from './packages.js';
import { PURPOSES } from './purposes.js';

const raw = String.raw;

/** The Kotlin files of an Android app that takes payments in a WebView. */
export function kotlinCode(target: JudgedTarget): Snippet[] {
  return [
    { file: 'PaymentApps.kt', language: 'kotlin', purpose: PURPOSES.apps, text: apps(target) },
    { file: 'PaymentWebViewClient.kt', language: 'kotlin', purpose: PURPOSES.client, text: client(target) },
    { file: 'PaymentActivity.kt', language: 'kotlin', purpose: PURPOSES.activity, text: activity(target) },
  ];
}

/** A string as Kotlin writes it: a dollar would start a template. */
function quoted(text: string): string {
  return plain(text).replaceAll('$', '\\$');
}

function apps(target: JudgedTarget): string {
  const rows = storeRows(target, 'android').map(
    ({ scheme, storeId, label }) => `        ${quoted(scheme)} to ${quoted(storeId)}, // ${label}\n`,
  );
  return raw`package ${kotlinPackage(target.packageName)}

import java.util.Locale

/** The apps that payment pages open by a scheme, for those that are not installed yet. */
internal object PaymentApps {
    private val packages = mapOf<String, String>(
${rows.join('')}    )

    /** The package that a scheme belongs to, or null. */
    fun packageOf(scheme: String?): String? = packages[scheme?.lowercase(Locale.ROOT)]
}
`;
}

function client(target: JudgedTarget): string {
  const bankPay = target.duties.has('bankpay-result');
  return raw`package ${kotlinPackage(target.packageName)}

import android.content.Intent
import android.graphics.Bitmap
import android.net.Uri
import android.util.Log
import android.webkit.RenderProcessGoneDetail
import android.webkit.WebResourceRequest
import android.webkit.WebView
import android.webkit.WebViewClient
import java.util.Locale

/** Hands every address that is not a web page to the app it belongs to. */
class PaymentWebViewClient(private val activity: PaymentActivity) : WebViewClient() {

    override fun shouldOverrideUrlLoading(view: WebView, request: WebResourceRequest): Boolean {
        val main = request.isForMainFrame
        val url = request.url.toString()
        val leaves = leaves(view, url, main)
        if (!leaves && main) activity.notePage(view, request.url)
        // A window that a page opened for an app only has nothing to show; some name the app's address as their own.
        val empty = view.url in setOf(null, "about:blank", url)
        if (leaves && main && empty && !view.canGoBack()) activity.closeSoon(view)
        return leaves
    }

    // Android 6 and older call this one, and do not tell a frame from its page.
    @Deprecated("Deprecated in Java")
    override fun shouldOverrideUrlLoading(view: WebView, url: String): Boolean = leaves(view, url, main = true)

    override fun onPageStarted(view: WebView, url: String, favicon: Bitmap?) {
        activity.notePage(view, Uri.parse(url))
    }

    // Without this the app ends together with the page, which the system may end while a bank's app is in front.
    override fun onRenderProcessGone(view: WebView, detail: RenderProcessGoneDetail): Boolean {
        activity.renew(view)
        return true
    }

    /** True where the WebView must not load the address: what it cannot load ends in ERR_UNKNOWN_URL_SCHEME. */
    private fun leaves(view: WebView, url: String, main: Boolean): Boolean {
        val uri = Uri.parse(url)
        when (uri.scheme.orEmpty().lowercase(Locale.ROOT)) {
            "http", "https" -> return uri.host.equals("play.google.com", ignoreCase = true) && start(view(uri))
            "", "about", "javascript", "data", "blob" -> return false
            // No payment page needs the files of this phone.
            "file", "content" -> return true
            "intent" -> openIntent(view, url, main)
            "market" -> openStore(uri.buildUpon().scheme("market").build())
            PaymentActivity.SCHEME -> activity.comeBack(url, byPage = main)
            else -> openApp(view, view(uri), main)
        }
        return true
    }

    private fun openIntent(view: WebView, url: String, main: Boolean) {
        val intent = try {
            Intent.parseUri(url, Intent.URI_INTENT_SCHEME)
        } catch (malformed: Exception) {
            Log.w(TAG, "A page asked for an app by a malformed intent")
            return
        }
        intent.dataString?.let { data ->
            if (repaired(data) != data) intent.data = Uri.parse(repaired(data))
        }
        when (intent.scheme.orEmpty().lowercase(Locale.ROOT)) {
            PaymentActivity.SCHEME -> return activity.comeBack(intent.dataString, byPage = main)
            "file", "content" -> return
        }
        // A page may open what any web page could open, and nothing else: no screen by name, no right to our files.
        intent.addCategory(Intent.CATEGORY_BROWSABLE)
        intent.component = null
        intent.selector = null
        intent.flags = intent.flags and Intent.FLAG_ACTIVITY_NEW_TASK
        openApp(view, intent, main)
    }

    /** Opens the app, or what leads to it where it is not installed. */
    private fun openApp(view: WebView, intent: Intent, main: Boolean) {
${only(
  bankPay,
  raw`        val data = intent.data
        if (data != null && data.isHierarchical && data.scheme.equals("kftc-bankpay", ignoreCase = true) &&
            activity.isBankPage(view.url)
        ) {
            if (!activity.startBankPay(data)) openStore(details("com.kftc.bankpay.android"))
            return
        }
`,
)}        val fallback = intent.getStringExtra(FALLBACK)
        intent.removeExtra(FALLBACK)
        if (start(intent)) return
        // A frame, an advertisement's for one, must not lead the page around it away.
        if (main && fallback != null && fallback.matches(WEB_ADDRESS)) {
            if (!leaves(view, fallback, main = true)) view.loadUrl(fallback)
            return
        }
        // ISP's and BankPay's addresses name no package.
        val wanted = intent.${'`package`'} ?: PaymentApps.packageOf(intent.scheme)
        if (wanted != null) openStore(details(wanted)) else Log.w(TAG, "No app opens " + intent.scheme)
    }

    /** Opens the Play store, or its website on a phone without one. */
    private fun openStore(market: Uri) {
        if (start(view(market))) return
        start(view(Uri.parse("https://play.google.com/store/apps" + market.toString().removePrefix("market:/"))))
    }

    private fun start(intent: Intent): Boolean = try {
        activity.startActivity(intent)
        true
    } catch (notFoundOrNotAllowed: RuntimeException) {
        false
    }

    private fun view(uri: Uri) = Intent(Intent.ACTION_VIEW, uri).addCategory(Intent.CATEGORY_BROWSABLE)

    private fun details(packageName: String) = Uri.parse("market://details?id=" + Uri.encode(packageName))

    /** The data of an intent as its app understands it. */
    private fun repaired(data: String): String {
        // Some card companies send intent:scheme://…, with "scheme=" behind it once more, or without "#Intent;".
        val text = data.replaceFirst(Regex("^intent:(?=[A-Za-z][A-Za-z0-9+.-]*:)"), "")
            .replaceFirst(Regex("^([A-Za-z][A-Za-z0-9+.-]*:)(?=\\1)"), "")
        val (scheme, authority, rest) = AUTHORITY.matchEntire(text)?.destructured ?: return text
        // NH's app wants the colon in its host encoded; a port stays one.
        if (authority.matches(Regex("[^:]*(:[0-9]+)?"))) return text
        return scheme + authority.replace(":", "%3A") + rest
    }

    private companion object {
        const val TAG = "Payment"
        const val FALLBACK = "browser_fallback_url"
        val WEB_ADDRESS = Regex("https?://.*", RegexOption.IGNORE_CASE)
        val AUTHORITY = Regex("^([^:/?#]+://)([^/?#]*)(.*)$", RegexOption.DOT_MATCHES_ALL)
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
    'androidx.activity.ComponentActivity',
    'androidx.activity.OnBackPressedCallback',
    bankPay && 'androidx.activity.result.ActivityResult',
    bankPay && 'androidx.activity.result.contract.ActivityResultContracts',
    'java.util.Locale',
  ].filter(Boolean);

  return raw`package ${kotlinPackage(target.packageName)}

${imports.map((name) => `import ${name}`).join('\n')}

/**
 * The screen that holds the payment page. Open it with
 * Intent(this, PaymentActivity::class.java).putExtra(PaymentActivity.EXTRA_PAGE, "https://…").
 */
class PaymentActivity : ComponentActivity() {
${only(
  loadReturn,
  raw`    /** Where this payment has been outside the shop. */
    private val origins = mutableSetOf<String>()

`,
)}    /** The payment page, and on top of it the windows that it opened. */
    private lateinit var windows: FrameLayout
    private lateinit var page: WebView
    private var shopPage = START_PAGE
    private var started = false
${only(
  bankPay,
  raw`
    private val bankPay = registerForActivityResult(ActivityResultContracts.StartActivityForResult(), ::finishBankPay)
    private var bankAddress: String? = null
    private var bankKey: String? = null
`,
)}
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        windows = FrameLayout(this)
        // From Android 15 on an app draws behind the system's bars: the payment page must not.
        windows.fitsSystemWindows = true
        setContentView(windows)
        page = addWindow()
        onBackPressedDispatcher.addCallback(this, object : OnBackPressedCallback(true) {
            override fun handleOnBackPressed() = goBack()
        })
        if (savedInstanceState != null) restore(savedInstanceState)
    }

    /** The system may end this app while the bank's is in front: the payment goes on where it was. */
    private fun restore(state: Bundle) {
        started = page.restoreState(state) != null
${only(
  loadReturn,
  raw`        origins += state.getStringArrayList(ORIGINS).orEmpty()
`,
)}${only(
  bankPay,
  raw`        bankAddress = state.getString("bankAddress")
        bankKey = state.getString("bankKey")
`,
)}        // What first opened this screen was handled then.
        intent = Intent()
    }

    override fun onSaveInstanceState(outState: Bundle) {
        super.onSaveInstanceState(outState)
        page.saveState(outState)
${only(
  loadReturn,
  raw`        outState.putStringArrayList(ORIGINS, ArrayList(origins))
`,
)}${only(
  bankPay,
  raw`        outState.putString("bankAddress", bankAddress)
        outState.putString("bankKey", bankKey)
`,
)}    }

    // launchMode="singleTask": a bank's app that opens our scheme comes back to this screen, not to a second one.
    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        setIntent(intent)
    }

    override fun onResume() {
        super.onResume()
        val arrived = intent
        // Each return counts once: the next onResume must not find it again.
        intent = Intent()
        // The list of recent apps hands out the last intent once more.
        val fresh = arrived.flags and Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY == 0
        val wanted = arrived.getStringExtra(EXTRA_PAGE)
        val asked = fresh && wanted != null
        // Any app can open this screen: it shows pages of the shop only, and leaves a payment that is open alone.
        if (asked && isShop(Uri.parse(wanted)) && !isAway()) load(wanted)
        else if (asked) Log.w("Payment", "A payment is open, or not a page of " + origin(RETURN_PAGE) + ": " + wanted)
        else if (fresh && arrived.data != null) comeBack(arrived.dataString, byPage = false)
        if (!started) load(START_PAGE)
    }

    override fun onPause() {
        super.onPause()
        // Another app comes to the front, and this one may be ended: a login must not be lost with it.
        CookieManager.getInstance().flush()
    }

    override fun onDestroy() {
        while (windows.childCount > 0) closeWindow(windows.getChildAt(0) as WebView)
        super.onDestroy()
    }

    /** Takes up an address of our own scheme: of another app, or of a page of the payment. */
    fun comeBack(url: String?, byPage: Boolean) {
        if (url == null || !url.startsWith(SCHEME + ":", ignoreCase = true)) return
        val rest = url.substring(SCHEME.length + 1).trimStart(':', '/', '?')
${only(
  loadReturn,
  raw`        // After the bank's app the PG's page finishes a transfer, then goes on by our scheme: it is not left before.
        if (!byPage && isAway() && "m_redirect_url=" in queryIn(rest)) return
        // A bank transfer waits for the app to load the address that it brings back.
        val address = addressIn(rest)
        if (address != null && isTrusted(address, byPage)) return load(address.toString())
`,
)}        val query = queryIn(rest)
        if (!Uri.parse("https://query/?" + query).getQueryParameter("imp_uid").isNullOrEmpty()) {
            ${communicate ? 'return ' : ''}load(withQuery(RETURN_PAGE, query).toString())
        }
${
  communicate
    ? raw`        // KakaoPay's window stays open in the page and is told how it ended.
        val word = rest.split('/', '?', '#').first().lowercase(Locale.ROOT)
        // Any other address has another purpose, and the window finds out by itself.
        if (word != "process" && word != "cancel") return
        page.evaluateJavascript(
            "window.IamportElements&&window.IamportElements.communicate({result:'" + word + "'})", null)
`
    : raw`        // Otherwise the page is left as it is: it asks by itself how the payment ended.
`
}    }

    /** Remembers where the payment has been. */
    fun notePage(window: WebView, uri: Uri) {
        if (isShop(uri) && window === page) shopPage = uri.toString()
${only(
  loadReturn,
  raw`        // http is for a shop that is being developed, on http itself.
        val secure = uri.scheme == "https" || uri.scheme == RETURN_PAGE.scheme
        if (secure && !isShop(uri)) origins += origin(uri)
`,
)}    }

    /** A window has lost its page. A page of the shop may be loaded anew; a payment's could be sent twice. */
    fun renew(window: WebView) {
        closeWindow(window)
        if (window !== page) return
        page = addWindow()
        load(shopPage)
    }

    private fun load(url: String) {
        started = true
        closeWindows()
        page.loadUrl(url)
    }

    /** Whether the page is outside the shop, in a payment. */
    private fun isAway() = page.url?.let { !isShop(Uri.parse(it)) } ?: false

    private fun isShop(uri: Uri) = isPlain(uri) && origin(uri) == origin(RETURN_PAGE)

    /** False for an address that looks like another host's: user@host, or a backslash. */
    private fun isPlain(uri: Uri) = uri.host != null && uri.userInfo == null && "\\" !in uri.toString()

    private fun origin(uri: Uri): String {
        val usual = if (uri.scheme.equals("https", ignoreCase = true)) 443 else 80
        val port = if (uri.port < 0) usual else uri.port
        return (uri.scheme + "://" + uri.host).lowercase(Locale.ROOT) + ":" + port
    }
${only(
  loadReturn,
  raw`
    /** Any app can send our scheme an address: it leads to the return page and to where this payment has been only. */
    private fun isTrusted(uri: Uri, byPage: Boolean): Boolean {
        val ours = if (byPage) isShop(uri) else bare(uri) == bare(RETURN_PAGE)
        return ours || isPlain(uri) && origin(uri) in origins
    }

    private fun bare(uri: Uri) = uri.toString().split('?', '#').first()
`,
)}${only(
  loadReturn,
  raw`
    /** The address behind the scheme (myshop://https://…), or the one in m_redirect_url, or null. */
    private fun addressIn(rest: String): Uri? {
        // A browser drops the colon of a scheme behind a scheme: myshop://https//…
        val encoded = rest.startsWith("https%3A", ignoreCase = true) || rest.startsWith("http%3A", ignoreCase = true)
        val behind = ADDRESS.matchEntire(if (encoded) Uri.decode(rest) else rest)?.groupValues
        if (behind != null) return Uri.parse(behind[1] + "://" + behind[2])
        val query = queryIn(rest)
        val name = query.indexOf("m_redirect_url=")
        if (name < 0) return null
        val value = query.substring(name + "m_redirect_url=".length)
        // Written plainly it is the last one, and has parameters of its own.
        val written = ADDRESS.matches(value)
        val end = if (written || '&' !in value) value.length else value.indexOf('&')
        val address = Uri.parse(if (written) value else Uri.decode(value.substring(0, end)))
        if ("imp_uid=" in address.toString()) return address
        return withQuery(address, query.substring(0, name) + value.substring(end))
    }
`,
)}
    /** What came behind the question mark; some come without one, and with their separators encoded. */
    private fun queryIn(rest: String): String {
        var text = rest.substringBefore('#')
        val mark = text.indexOf('?')
        val equals = text.indexOf('=')
        if (mark >= 0 && (equals < 0 || mark < equals)) text = text.substring(mark + 1)
        return if ("%26" in text && '&' !in text) Uri.decode(text) else text
    }

    private fun withQuery(uri: Uri, query: String): Uri {
        val joined = (uri.encodedQuery.orEmpty() + "&" + query).replace(Regex("&+"), "&").trim('&')
        return uri.buildUpon().encodedQuery(joined).build()
    }

    @SuppressLint("SetJavaScriptEnabled")
    private fun addWindow(): WebView {
        val window = WebView(this)
        window.settings.apply {
            javaScriptEnabled = true
            domStorageEnabled = true
            javaScriptCanOpenWindowsAutomatically = true
            setSupportMultipleWindows(true)
            allowFileAccess = false
            // Card companies' pages load parts of themselves over http, and keep their session in a frame's cookies.
            mixedContentMode = WebSettings.MIXED_CONTENT_ALWAYS_ALLOW
        }
        CookieManager.getInstance().setAcceptCookie(true)
        CookieManager.getInstance().setAcceptThirdPartyCookies(window, true)
        window.webViewClient = PaymentWebViewClient(this)
        window.webChromeClient = Windows()
        windows.addView(window)
        return window
    }

    /** Closes a window that the page opened, once it has done what it is about to do. */
    fun closeSoon(window: WebView) {
        if (window !== page) windows.post { closeWindow(window) }
    }

    private fun closeWindows() {
        for (i in windows.childCount - 1 downTo 0) closeSoon(windows.getChildAt(i) as WebView)
    }

    private fun closeWindow(window: WebView) {
        windows.removeView(window)
        window.destroy()
    }

    private fun goBack() {
        val top = windows.getChildAt(windows.childCount - 1) as WebView
        when {
            top.canGoBack() -> top.goBack()
            top !== page -> closeWindow(top)
            else -> finish()
        }
    }

    /** Shows alert() and confirm() as Android does by itself, and what window.open() asks for. */
    private inner class Windows : WebChromeClient() {
        override fun onCreateWindow(
            view: WebView, isDialog: Boolean, isUserGesture: Boolean, resultMsg: Message
        ): Boolean {
            (resultMsg.obj as WebView.WebViewTransport).webView = addWindow()
            resultMsg.sendToTarget()
            return true
        }

        override fun onCloseWindow(window: WebView) = closeSoon(window)
    }
${only(
  bankPay,
  raw`
    /** Whether a page wants BankPay's result from this app; other PGs wait for it themselves. */
    fun isBankPage(url: String?): Boolean {
        val uri = Uri.parse(url.orEmpty())
        return isPlain(uri) && ("." + uri.host.orEmpty().lowercase(Locale.ROOT)).endsWith("." + BANK_SITE)
    }

    /** False where BankPay is not installed. */
    fun startBankPay(uri: Uri): Boolean {
        val address = uri.getQueryParameter("callbackparam1")
        // The newer protocol says where the result goes and is passed on whole; the older one is put together anew.
        val newer = address != null && address.startsWith("https://") && isBankPage(address)
        val request = if (newer) Uri.decode(uri.encodedQuery) else olderRequest(uri)
        bankAddress = if (newer) address else BANK_ADDRESS
        bankKey = uri.getQueryParameter("user_key").orEmpty()
        val intent = Intent(Intent.ACTION_MAIN)
            .setComponent(ComponentName("com.kftc.bankpay.android", "com.kftc.bankpay.android.activity.MainActivity"))
            .putExtra("requestInfo", request)
        return try {
            bankPay.launch(intent)
            true
        } catch (notInstalled: RuntimeException) {
            false
        }
    }

    private fun olderRequest(uri: Uri): String {
        val fields = uri.queryParameterNames.filter { it in BANK_FIELDS }
        return fields.joinToString("") { "&" + it + "=" + uri.getQueryParameter(it) } +
            "&callbackparam1=nothing&callbackparam3=nothing"
    }

    private fun finishBankPay(result: ActivityResult) {
        val data = result.data ?: return
        val address = bankAddress ?: return
        val code = data.getStringExtra("bankpay_code") ?: data.getStringExtra("bankpaycode")
        // Any other code: cancelled or failed, and the page still offers another try.
        if (code != "000") return
        val value = data.getStringExtra("bankpay_value") ?: data.getStringExtra("bankpayvalue")
        val form = "callbackparam2=" + Uri.encode(bankKey.orEmpty()) + "&bankpay_code=" + code +
            "&bankpay_value=" + Uri.encode(value.orEmpty())
        closeWindows()
        page.postUrl(address, form.toByteArray())
        bankAddress = null
    }
`,
)}
    companion object {
        /** The extra that names the page of the shop to start on. */
        const val EXTRA_PAGE = "page"

        /** The scheme that other apps come back by: app-scheme of the page, and the manifest's intent-filter. */
        internal const val SCHEME = ${quoted(target.scheme.toLowerCase())}

        private const val START_PAGE = ${quoted(startPage(target.returnUrl))}
        private val RETURN_PAGE: Uri = Uri.parse(${quoted(target.returnUrl)})
${only(
  loadReturn,
  raw`        private const val ORIGINS = "origins"
        private val ADDRESS = Regex("(https?):?//(.*)", setOf(RegexOption.IGNORE_CASE, RegexOption.DOT_MATCHES_ALL))
`,
)}${only(
  bankPay,
  raw`        private const val BANK_SITE = "nicepay.co.kr"
        private const val BANK_ADDRESS = "https://web.nicepay.co.kr/smart/bank/payTrans.jsp"
        private val BANK_FIELDS =
            setOf("firm_name", "amount", "serial_no", "approve_no", "receipt_yn", "user_key", "callbackparam2")
`,
)}    }
}
`;
}
