"""From wrong observations to the mistake that explains them exactly, or to nothing."""
