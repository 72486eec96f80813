// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/pasted/outline.hpp"

namespace onrecord::corpus::formats::pasted {

/// Removes parts of a page that look like Entries but are not: lists of key events, pinned copies.
/// Also determines the order of the Entries.
void tidy(Outline& outline);

}  // namespace onrecord::corpus::formats::pasted
