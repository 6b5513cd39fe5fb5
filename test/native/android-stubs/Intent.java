package android.content;

import android.net.Uri;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An intent, with what Intent.parseUri makes of an "intent:" address. */
public class Intent {
    public static final String ACTION_VIEW = "android.intent.action.VIEW";
    public static final String ACTION_MAIN = "android.intent.action.MAIN";
    public static final String CATEGORY_BROWSABLE = "android.intent.category.BROWSABLE";
    public static final int URI_INTENT_SCHEME = 1;
    public static final int FLAG_GRANT_READ_URI_PERMISSION = 0x1;
    public static final int FLAG_ACTIVITY_NEW_TASK = 0x10000000;
    public static final int FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY = 0x00100000;

    private final Set<String> categories = new TreeSet<>();
    private final Map<String, String> extras = new HashMap<>();
    private String action;
    private Uri data;
    private String packageName;
    private ComponentName component;
    private Intent selector;
    private int flags;

    public Intent() {}

    public Intent(String action) {
        this.action = action;
    }

    public Intent(String action, Uri data) {
        this.action = action;
        this.data = data;
    }

    public static Intent parseUri(String uri, int flags) throws URISyntaxException {
        int hash = uri.lastIndexOf('#');
        if (!uri.startsWith("intent:") || hash < 0 || !uri.startsWith("#Intent;", hash)) {
            return new Intent(ACTION_VIEW, Uri.parse(uri));
        }
        try {
            return parseParts(uri, hash);
        } catch (IndexOutOfBoundsException e) {
            throw new URISyntaxException(uri, "illegal Intent URI format", hash);
        }
    }

    private static Intent parseParts(String uri, int hash) throws URISyntaxException {
        Intent base = new Intent(ACTION_VIEW);
        Intent intent = base;
        String scheme = null;
        for (int at = hash + "#Intent;".length(); !uri.startsWith("end", at); ) {
            int end = uri.indexOf(';', at);
            String part = uri.substring(at, end);
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : Uri.decode(part.substring(equals + 1));
            if (name.equals("action")) intent.action = value;
            else if (name.equals("category")) intent.categories.add(value);
            else if (name.equals("package")) intent.packageName = value;
            else if (name.equals("component")) intent.component = component(value);
            else if (name.equals("launchFlags")) intent.flags = Integer.decode(value);
            else if (name.equals("scheme")) scheme = value;
            else if (name.equals("SEL")) intent = new Intent();
            else if (name.startsWith("S.")) intent.extras.put(Uri.decode(name.substring(2)), value);
            else throw new URISyntaxException(uri, "unknown EXTRA type", at);
            at = end + 1;
        }
        if (intent != base) base.selector = intent;
        String data = uri.substring("intent:".length(), hash);
        if (scheme != null) data = scheme + ":" + data;
        if (!data.isEmpty()) base.data = Uri.parse(data);
        return base;
    }

    private static ComponentName component(String value) {
        String[] parts = value.split("/", 2);
        return parts.length < 2 ? null : new ComponentName(parts[0], parts[1]);
    }

    public String getAction() {
        return action;
    }

    public Uri getData() {
        return data;
    }

    public Intent setData(Uri data) {
        this.data = data;
        return this;
    }

    public String getDataString() {
        return data == null ? null : data.toString();
    }

    public String getScheme() {
        return data == null ? null : data.getScheme();
    }

    public String getPackage() {
        return packageName;
    }

    public Intent setPackage(String packageName) {
        this.packageName = packageName;
        return this;
    }

    public ComponentName getComponent() {
        return component;
    }

    public Intent setComponent(ComponentName component) {
        this.component = component;
        return this;
    }

    public Intent getSelector() {
        return selector;
    }

    public void setSelector(Intent selector) {
        this.selector = selector;
    }

    public int getFlags() {
        return flags;
    }

    public Intent setFlags(int flags) {
        this.flags = flags;
        return this;
    }

    public Set<String> getCategories() {
        return categories;
    }

    public Intent addCategory(String category) {
        categories.add(category);
        return this;
    }

    public Intent putExtra(String name, String value) {
        extras.put(name, value);
        return this;
    }

    public String getStringExtra(String name) {
        return extras.get(name);
    }

    public void removeExtra(String name) {
        extras.remove(name);
    }
}
