package android.view;

import android.content.Context;

public class View {
    public View(Context context) {}

    public void setFitsSystemWindows(boolean fits) {}

    public boolean getFitsSystemWindows() {
        return true;
    }
}
