package android.view;

import android.content.Context;

public class View {
    public View(Context context) {}

    public void setFitsSystemWindows(boolean fits) {}

    /** Right away: what a test commands has ended by then. */
    public boolean post(Runnable action) {
        action.run();
        return true;
    }

    public boolean getFitsSystemWindows() {
        return true;
    }
}
