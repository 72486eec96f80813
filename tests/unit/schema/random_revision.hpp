// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace onrecord::schema {

/// Invents Revisions, the same for the same seed, with every member at odds with its default.
class RandomRevisions {
public:
    explicit RandomRevisions(unsigned seed) : random_{seed} {}

    AnnotatedEntry next();
    std::size_t below(std::size_t end);
    /// `count` words of a small vocabulary, the first ones commonest.
    std::string words(std::size_t count);

private:
    std::string name();
    std::vector<std::string> names();
    Span span_of(const std::string& text);
    KnownTime time();
    Quote quote(const Entry& entry);

    std::mt19937 random_;
};

}  // namespace onrecord::schema
