// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// A streaming (SAX-style) XML parser, by expat (docs/decisions/0018). All XML is read through it.
namespace onrecord::corpus::xml {

struct Attribute {
    std::string_view name;  ///< Without its prefix.
    std::string_view value;
};

/// The start of an element; views are valid during the call.
struct Element {
    std::string_view name;  ///< Without its prefix.
    std::span<const Attribute> attributes;
    std::uint64_t line = 1;
    std::string_view prefix = {};  ///< `media` of `media:title`; may be empty.

    /// The value of an attribute; empty without one.
    std::string_view attribute(std::string_view wanted) const;
};

/// Callbacks. An exception from one ends the parsing and is rethrown by Parser::take().
struct Events {
    std::function<void(const Element&)> begin;
    std::function<void(std::string_view name)> end;
    std::function<void(std::string_view text)> text;  ///< Possibly only a part.
};

/// An error in the XML.
struct Fault {
    std::string reason;
    std::uint64_t line = 1;
};

/// Parses UTF-8, whatever the XML declares (the bytes were decoded before). External entities are
/// never loaded; expat stops exponential entity expansion ("billion laughs"), and nesting deeper
/// than `depth` is an error. Constant memory.
class Parser {
public:
    Parser(Events events, int depth);
    ~Parser();
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    Parser(Parser&&) = delete;
    Parser& operator=(Parser&&) = delete;

    /// Parses the next part; a Fault ends the parsing, after callbacks for everything before it.
    std::optional<Fault> take(std::string_view piece);
    /// Marks the end.
    std::optional<Fault> finish();
    /// A complete text at once: take(), then finish().
    std::optional<Fault> read(std::string_view whole);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::corpus::xml
