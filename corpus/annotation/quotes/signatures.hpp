// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/quotes/rules.hpp"

// A name after a dash signs the words before it, in the same line or in the next:
//
//     "We will build it."
//     - Anna Smith, mayor
namespace onrecord::corpus::annotation {

std::optional<Attribution> signature(const Place& place);

}  // namespace onrecord::corpus::annotation
