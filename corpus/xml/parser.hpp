// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// The one door to XML: a stream of begins, ends and text, by expat (decision 0018).
namespace onrecord::corpus::xml {

struct Attribute {
    std::string_view name;  ///< Without its prefix.
    std::string_view value;
};

/// An element as it begins; its views live as long as the call.
struct Element {
    std::string_view name;  ///< Without its prefix.
    std::span<const Attribute> attributes;
    std::uint64_t line = 1;
    std::string_view prefix = {};  ///< `media` of `media:title`; empty without one.

    /// The value of an attribute; empty without one.
    std::string_view attribute(std::string_view wanted) const;
};

/// What is called on the way; what they throw ends the reading and comes out of Parser::take().
struct Events {
    std::function<void(const Element&)> begin;
    std::function<void(std::string_view name)> end;
    std::function<void(std::string_view text)> text;  ///< A piece, perhaps not the whole.
};

/// Why the XML ended too early.
struct Fault {
    std::string reason;
    std::uint64_t line = 1;
};

/// Takes UTF-8, whatever the XML declares (the bytes were decoded before). Entities outside the
/// document are never fetched; expat stops entities that multiply, and we stop what is nested
/// deeper than `depth`. Constant memory.
class Parser {
public:
    Parser(Events events, int depth);
    ~Parser();
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    Parser(Parser&&) = delete;
    Parser& operator=(Parser&&) = delete;

    /// Reads on; a Fault ends the reading, and what stood before it has been given.
    std::optional<Fault> take(std::string_view piece);
    /// Nothing follows.
    std::optional<Fault> finish();
    /// A whole text at once: take(), then finish().
    std::optional<Fault> read(std::string_view whole);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::corpus::xml
