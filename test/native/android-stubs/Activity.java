package android.app;

import android.content.Context;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import phone.Phone;

public class Activity extends Context {
    private Intent intent = new Intent();
    private boolean finished;

    public Intent getIntent() {
        return intent;
    }

    public void setIntent(Intent intent) {
        this.intent = intent;
    }

    public void setContentView(View view) {}

    public void startActivity(Intent intent) {
        Phone.start(intent);
    }

    public void finish() {
        finished = true;
        Phone.tell("finish");
    }

    public boolean isFinishing() {
        return finished;
    }

    protected void onCreate(Bundle state) {}

    protected void onNewIntent(Intent intent) {}

    protected void onResume() {}

    protected void onPause() {}

    protected void onSaveInstanceState(Bundle state) {}

    protected void onDestroy() {}

    public final void performCreate(Intent intent, Bundle state) {
        this.intent = intent;
        onCreate(state);
    }

    public final void performNewIntent(Intent intent) {
        onNewIntent(intent);
    }

    public final void performResume() {
        onResume();
    }

    public final void performPause() {
        onPause();
    }

    public final Bundle performSave() {
        Bundle state = new Bundle();
        onSaveInstanceState(state);
        return state;
    }

    public final void performDestroy() {
        onDestroy();
    }
}
