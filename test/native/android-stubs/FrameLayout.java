package android.widget;

import android.content.Context;
import android.view.View;
import java.util.ArrayList;
import java.util.List;

public class FrameLayout extends View {
    private final List<View> children = new ArrayList<>();

    public FrameLayout(Context context) {
        super(context);
    }

    public void addView(View view) {
        children.add(view);
    }

    public void removeView(View view) {
        children.remove(view);
    }

    public int getChildCount() {
        return children.size();
    }

    public View getChildAt(int index) {
        return children.get(index);
    }
}
