"""Pictures of single text lines with their texts, to train and to measure the recogniser."""
