// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/xml/parser.hpp"

#include <algorithm>
#include <exception>
#include <expat.h>
#include <new>
#include <utility>
#include <vector>

namespace onrecord::corpus::xml {
namespace {

std::string_view without_prefix(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view prefix_of(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon);
}

}  // namespace

std::string_view Element::attribute(std::string_view wanted) const {
    const auto row = std::ranges::find(attributes, wanted, &Attribute::name);
    return row == attributes.end() ? std::string_view{} : row->value;
}

struct Parser::State {
    State(Events given, int depth_limit)
        : events{std::move(given)},
          most_depth{depth_limit},
          parser{XML_ParserCreate("UTF-8")} {
        if (parser == nullptr) throw std::bad_alloc{};
        XML_SetUserData(parser, this);
        XML_SetElementHandler(parser, on_begin, on_end);
        XML_SetCharacterDataHandler(parser, on_text);
    }
    ~State() { XML_ParserFree(parser); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    State(State&&) = delete;
    State& operator=(State&&) = delete;

    std::uint64_t line() const { return XML_GetCurrentLineNumber(parser); }

    /// expat is C: what our side throws is kept and thrown again behind it.
    template <class Call>
    void guarded(Call call) {
        if (thrown || is_too_deep) return;
        try {
            call();
        } catch (...) {
            thrown = std::current_exception();
            XML_StopParser(parser, XML_FALSE);
        }
    }

    static void XMLCALL on_begin(void* data, const XML_Char* name, const XML_Char** attributes) {
        State& state = *static_cast<State*>(data);
        if (++state.depth > state.most_depth) {
            state.is_too_deep = true;
            XML_StopParser(state.parser, XML_FALSE);
            return;
        }
        state.guarded([&] {
            state.attributes.clear();
            for (; *attributes != nullptr; attributes += 2) {
                state.attributes.push_back({without_prefix(attributes[0]), attributes[1]});
            }
            state.events.begin(
                {without_prefix(name), state.attributes, state.line(), prefix_of(name)});
        });
    }

    static void XMLCALL on_end(void* data, const XML_Char* name) {
        State& state = *static_cast<State*>(data);
        --state.depth;
        state.guarded([&] { state.events.end(without_prefix(name)); });
    }

    static void XMLCALL on_text(void* data, const XML_Char* text, int length) {
        State& state = *static_cast<State*>(data);
        state.guarded([&] { state.events.text({text, static_cast<std::size_t>(length)}); });
    }

    std::optional<Fault> parse(std::string_view piece, bool is_last) {
        constexpr std::size_t most_at_once = 1U << 20U;
        do {
            const std::string_view now = piece.substr(0, most_at_once);
            piece.remove_prefix(now.size());
            const int is_final = is_last && piece.empty() ? 1 : 0;
            const auto status =
                XML_Parse(parser, now.data(), static_cast<int>(now.size()), is_final);
            if (thrown) std::rethrow_exception(std::exchange(thrown, nullptr));
            if (is_too_deep) return Fault{"it is nested too deep", line()};
            if (status == XML_STATUS_ERROR) {
                return Fault{XML_ErrorString(XML_GetErrorCode(parser)), line()};
            }
        } while (!piece.empty());
        return std::nullopt;
    }

    Events events;
    int most_depth;
    int depth = 0;
    bool is_too_deep = false;
    std::exception_ptr thrown;
    std::vector<Attribute> attributes;
    XML_Parser parser;
};

Parser::Parser(Events events, int depth)
    : state_{std::make_unique<State>(std::move(events), depth)} {}
Parser::~Parser() = default;

std::optional<Fault> Parser::take(std::string_view piece) { return state_->parse(piece, false); }
std::optional<Fault> Parser::finish() { return state_->parse({}, true); }
std::optional<Fault> Parser::read(std::string_view whole) {
    auto fault = take(whole);
    return fault ? fault : finish();
}

}  // namespace onrecord::corpus::xml
