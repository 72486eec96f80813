// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/pasted/outline.hpp"

namespace onrecord::corpus::formats::pasted {

/// Leaves out what stands on a page beside its Entries in their form: lists of key events, pinned
/// copies; and says in which order the Entries stand.
void tidy(Outline& outline);

}  // namespace onrecord::corpus::formats::pasted
