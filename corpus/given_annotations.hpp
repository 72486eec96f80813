// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

namespace onrecord::corpus {

/// Replaces annotations by those that the Capture itself contains (Entry::given). Given speakers
/// become the only ones of the Entry: a Quote attributed by a rule to somebody else loses its
/// Speaker and gets the rule `given-speakers`. Given countries also become the focus countries.
/// Given topics of the top level (`medtop:11000000`) go to the topics, others to the narrow topics.
/// Kinds that are not given are left unchanged.
void apply_given(const schema::Entry& entry, schema::Annotations& annotations);

}  // namespace onrecord::corpus
