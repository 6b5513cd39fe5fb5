package android.net;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads an address as Android does: leniently, and never throwing for what is malformed. */
public final class Uri {
    private static final String UNRESERVED = "_-!.~'()*";

    private final String text;

    private Uri(String text) {
        this.text = text;
    }

    public static Uri parse(String text) {
        if (text == null) throw new NullPointerException("uriString");
        return new Uri(text);
    }

    public String getScheme() {
        int colon = text.indexOf(':');
        return colon < 0 ? null : text.substring(0, colon);
    }

    public boolean isHierarchical() {
        int colon = text.indexOf(':');
        return colon < 0 || colon + 1 < text.length() && text.charAt(colon + 1) == '/';
    }

    private String authority() {
        int start = text.indexOf(':') + 1;
        if (!isHierarchical() || !text.startsWith("//", start)) return null;
        int end = start + 2;
        while (end < text.length() && "/\\?#".indexOf(text.charAt(end)) < 0) end++;
        return text.substring(start + 2, end);
    }

    public String getUserInfo() {
        String authority = authority();
        int at = authority == null ? -1 : authority.lastIndexOf('@');
        return at < 0 ? null : decode(authority.substring(0, at));
    }

    public String getHost() {
        String authority = authority();
        if (authority == null) return null;
        String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":[0-9]*$", "");
        return decode(host);
    }

    public int getPort() {
        String[] parts = authority() == null ? new String[0] : authority().split(":(?=[0-9]+$)");
        try {
            return parts.length < 2 ? -1 : Integer.parseInt(parts[1]);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    public String getEncodedQuery() {
        if (!isHierarchical()) return null;
        String before = text.split("#", 2)[0];
        int mark = before.indexOf('?');
        return mark < 0 ? null : before.substring(mark + 1);
    }

    public Set<String> getQueryParameterNames() {
        Set<String> names = new LinkedHashSet<>();
        for (String pair : pairs()) names.add(decode(pair.split("=", 2)[0]));
        return names;
    }

    public String getQueryParameter(String name) {
        for (String pair : pairs()) {
            String[] parts = pair.split("=", 2);
            if (decode(parts[0]).equals(name)) return parts.length < 2 ? "" : decode(parts[1].replace('+', ' '));
        }
        return null;
    }

    private String[] pairs() {
        if (!isHierarchical()) throw new UnsupportedOperationException("This isn't a hierarchical URI.");
        String query = getEncodedQuery();
        return query == null || query.isEmpty() ? new String[0] : query.split("&");
    }

    public static String encode(String text) {
        if (text == null) return null;
        StringBuilder out = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (octet & 0xff);
            boolean stays = letter < 128 && (Character.isLetterOrDigit(letter) || UNRESERVED.indexOf(letter) >= 0);
            out.append(stays ? String.valueOf(letter) : String.format("%%%02X", (int) letter));
        }
        return out.toString();
    }

    public static String decode(String text) {
        if (text == null) return null;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < octets.length; i++) {
            int high = octets[i] == '%' && i + 2 < octets.length ? Character.digit(octets[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(octets[i + 2], 16) : -1;
            out.write(low >= 0 ? high * 16 + low : octets[i]);
            if (low >= 0) i += 2;
        }
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    public Builder buildUpon() {
        return new Builder(text);
    }

    @Override
    public String toString() {
        return text;
    }

    public static final class Builder {
        private String text;

        private Builder(String text) {
            this.text = text;
        }

        public Builder scheme(String scheme) {
            text = scheme + text.substring(text.indexOf(':'));
            return this;
        }

        public Builder encodedQuery(String query) {
            String[] parts = text.split("#", 2);
            String before = parts[0].split("\\?", 2)[0];
            text = before + (query.isEmpty() ? "" : "?" + query) + (parts.length < 2 ? "" : "#" + parts[1]);
            return this;
        }

        public Uri build() {
            return new Uri(text);
        }
    }
}
