// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

namespace onrecord::corpus {

/// Puts what the Capture itself annotates (Entry::given) in the place of what the rules found, or
/// of nothing where no rules ran. Given speakers are the Entry's only ones: a Quote that a rule
/// gave to somebody else loses its Speaker, and its rule is `given-speakers`. Given countries are
/// also the ones that the Entry is about. Of given topics the top level (`medtop:11000000`) stands
/// among the topics, the others among the narrow ones. What is not given stays as it was found.
void apply_given(const schema::Entry& entry, schema::Annotations& annotations);

}  // namespace onrecord::corpus
