package android.os;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

public class Bundle {
    private final Map<String, Object> values = new HashMap<>();

    public void putString(String key, String value) {
        values.put(key, value);
    }

    public String getString(String key) {
        return (String) values.get(key);
    }

    public void putStringArrayList(String key, ArrayList<String> value) {
        values.put(key, new ArrayList<>(value));
    }

    @SuppressWarnings("unchecked")
    public ArrayList<String> getStringArrayList(String key) {
        return (ArrayList<String>) values.get(key);
    }
}
