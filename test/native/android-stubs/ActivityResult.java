package androidx.activity.result;

import android.content.Intent;

public class ActivityResult {
    private final Intent data;

    public ActivityResult(Intent data) {
        this.data = data;
    }

    public Intent getData() {
        return data;
    }
}
