//! Logos: choosing, converting and checking a picture.
