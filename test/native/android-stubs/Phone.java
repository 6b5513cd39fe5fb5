package phone;

import android.content.ActivityNotFoundException;
import android.content.Intent;
import android.net.Uri;
import android.os.Bundle;
import android.os.Message;
import android.webkit.RenderProcessGoneDetail;
import android.webkit.WebResourceRequest;
import android.webkit.WebView;
import androidx.activity.ComponentActivity;
import androidx.activity.result.ActivityResult;
import androidx.activity.result.ActivityResultCallback;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The phone around the app: which other apps it has, and what the app's code did. Driven over lines: a command and its
 * fields, each percent-encoded, between tabs; answered by one line for each thing that was done, then "done" or "threw".
 */
public final class Phone {
    /** The schemes that each installed package opens. */
    private static final Map<String, Set<String>> INSTALLED = new HashMap<>();
    private static final List<WebView> WINDOWS = new ArrayList<>();
    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);

    private static Class<?> activityClass;
    private static ComponentActivity activity;
    private static ActivityResultCallback<Object> waiting;

    public static void main(String[] arguments) throws Exception {
        activityClass = Class.forName(arguments[0]);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] fields = line.split("\t", -1);
            for (int i = 0; i < fields.length; i++) fields[i] = URLDecoder.decode(fields[i], UTF_8);
            try {
                tell("done", obey(fields));
            } catch (Throwable failure) {
                tell("threw", failure.toString());
            }
        }
    }

    private static String obey(String[] fields) throws Exception {
        switch (fields[0]) {
            case "install":
                INSTALLED.put(fields[1], new HashSet<>(Arrays.asList(fields).subList(2, fields.length)));
                return "";
            case "uninstall":
                INSTALLED.remove(fields[1]);
                return "";
            case "open":
                create(new Intent().putExtra("page", fields[1].isEmpty() ? null : fields[1]), null);
                activity.performResume();
                return "";
            case "navigate":
                return navigate(fields[1], fields[2].equals("main"));
            case "navigateOnOldAndroid":
                return "" + top().getWebViewClient().shouldOverrideUrlLoading(top(), fields[1]);
            case "visited":
                top().visit(fields[1]);
                return "";
            case "pause":
                activity.performPause();
                return "";
            case "resume":
                activity.performResume();
                return "";
            case "newIntent":
                comeBack(fields[1], fields.length > 2 ? Integer.decode(fields[2]) : 0);
                return "";
            case "killed":
                kill();
                return "";
            case "result":
                finishResult(fields);
                return "";
            case "opened":
                activity.performNewIntent(new Intent().putExtra("page", fields[1]));
                activity.performResume();
                return "";
            case "pageGone":
                boolean survives = top().getWebViewClient().onRenderProcessGone(
                        top(), new RenderProcessGoneDetail() {});
                return survives + " " + WINDOWS.size();
            case "openWindow":
                return openWindow();
            case "closeWindow":
                top().getWebChromeClient().onCloseWindow(top());
                return "" + WINDOWS.size();
            case "windows":
                return "" + WINDOWS.size();
            case "back":
                activity.getOnBackPressedDispatcher().onBackPressed();
                return "" + WINDOWS.size();
            default:
                throw new IllegalArgumentException(fields[0]);
        }
    }

    private static void create(Intent intent, Bundle state) throws Exception {
        if (activity != null) activity.performDestroy();
        activity = (ComponentActivity) activityClass.getDeclaredConstructor().newInstance();
        activity.performCreate(intent, state);
    }

    /** What a WebView does when a page goes somewhere: the app's code is asked, then the page is loaded. */
    private static String navigate(String url, boolean mainFrame) {
        boolean leaves = top().getWebViewClient().shouldOverrideUrlLoading(top(), new WebResourceRequest() {
            @Override
            public Uri getUrl() {
                return Uri.parse(url);
            }

            @Override
            public boolean isForMainFrame() {
                return mainFrame;
            }
        });
        if (!leaves && mainFrame && url.startsWith("http")) top().visit(url);
        return "" + leaves;
    }

    /** Another app opens the scheme: a screen that is there gets it anew (singleTask), otherwise one is made. */
    private static void comeBack(String url, int flags) throws Exception {
        Intent intent = new Intent(Intent.ACTION_VIEW, Uri.parse(url)).setFlags(flags);
        if (activity == null) create(intent, null);
        else activity.performNewIntent(intent);
        activity.performResume();
    }

    /** The system ends the app while another is in front, and makes it anew with what first opened it. */
    private static void kill() throws Exception {
        activity.performPause();
        Bundle state = activity.performSave();
        create(new Intent(Intent.ACTION_VIEW, Uri.parse("what-first-opened-it:")), state);
    }

    private static void finishResult(String[] fields) {
        Intent data = fields.length < 2 ? null : new Intent();
        for (int i = 1; i + 1 < fields.length; i += 2) data.putExtra(fields[i], fields[i + 1]);
        waiting.onActivityResult(new ActivityResult(data));
    }

    private static String openWindow() {
        Message message = new Message();
        message.obj = new WebView.WebViewTransport();
        return "" + top().getWebChromeClient().onCreateWindow(top(), false, true, message);
    }

    private static WebView top() {
        return WINDOWS.get(WINDOWS.size() - 1);
    }

    public static void opened(WebView window) {
        WINDOWS.add(window);
    }

    public static void closed(WebView window) {
        WINDOWS.remove(window);
    }

    public static void start(Intent intent) {
        if (!opens(intent)) throw new ActivityNotFoundException();
        tell("startActivity", intent.getDataString(), intent.getPackage(), intent.getAction(),
                String.join(" ", intent.getCategories()), "" + intent.getComponent(), "" + intent.getSelector(),
                "" + intent.getFlags());
    }

    /** The screen that is there now gets a result, also one that an earlier screen asked for. */
    public static void awaitsResult(ActivityResultCallback<Object> callback) {
        waiting = callback;
    }

    public static void startForResult(Intent intent) {
        if (!opens(intent)) throw new ActivityNotFoundException();
        tell("startActivityForResult", "" + intent.getComponent(), intent.getStringExtra("requestInfo"));
    }

    private static boolean opens(Intent intent) {
        if (intent.getComponent() != null) return INSTALLED.containsKey(intent.getComponent().getPackageName());
        for (Map.Entry<String, Set<String>> app : INSTALLED.entrySet()) {
            boolean meant = intent.getPackage() == null || intent.getPackage().equals(app.getKey());
            if (meant && app.getValue().contains(intent.getScheme())) return true;
        }
        return false;
    }

    /** Tells the test what happened. */
    public static void tell(String what, String... fields) {
        StringBuilder line = new StringBuilder(what);
        for (String field : fields) line.append('\t').append(URLEncoder.encode(field == null ? "" : field, UTF_8));
        OUT.println(line);
    }
}
