package androidx.activity;

import android.app.Activity;

public class OnBackPressedDispatcher {
    private OnBackPressedCallback callback;

    public void addCallback(Activity owner, OnBackPressedCallback callback) {
        this.callback = callback;
    }

    public void onBackPressed() {
        callback.handleOnBackPressed();
    }
}
