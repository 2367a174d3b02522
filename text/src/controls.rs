//! What every control says, whatever it controls. No product word.
