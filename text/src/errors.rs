//! Why a call to the API failed, and what to do about it.
