"""Fine-tuning the recogniser: its network, its batches, its training, its export."""
