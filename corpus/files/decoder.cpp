// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/files/decoder.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

namespace onrecord::corpus::files {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t buffer_units = 16U << 10U;

void U_CALLCONV count_replaced(const void* context,
                               UConverterToUnicodeArgs* arguments,
                               const char* /*units*/,
                               std::int32_t /*length*/,
                               UConverterCallbackReason reason,
                               UErrorCode* status) {
    if (reason > UCNV_IRREGULAR) return;
    // ICU hands the context back as const; it is the counter that set_callback() gave.
    ++*static_cast<std::uint64_t*>(const_cast<void*>(context));
    *status = U_ZERO_ERROR;
    constexpr UChar replacement = 0xFFFD;
    ucnv_cbToUWriteUChars(arguments, &replacement, 1, 0, status);
}

UConverter* open_converter(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name, &status);
    if (U_FAILURE(status)) throw std::bad_alloc{};
    return converter;
}

}  // namespace

struct Decoder::State {
    explicit State(const std::string& name)
        : from{open_converter(name.c_str())},
          to{open_converter("UTF-8")} {
        UErrorCode status = U_ZERO_ERROR;
        ucnv_setToUCallBack(from, count_replaced, &replaced, nullptr, nullptr, &status);
    }
    ~State() {
        ucnv_close(from);
        ucnv_close(to);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    State(State&&) = delete;
    State& operator=(State&&) = delete;

    UConverter* from;
    UConverter* to;
    std::uint64_t replaced = 0;
    std::uint64_t lines = 1;
    std::optional<std::uint64_t> first_replaced_line;
    bool is_at_begin = true;
    bool has_ended = false;
    std::array<UChar, buffer_units> pivot{};
    UChar* pivot_source = pivot.data();
    UChar* pivot_target = pivot.data();
    std::array<char, buffer_units> out{};
};

Decoder::Decoder(const Encoding& encoding) : state_{std::make_unique<State>(encoding.name)} {}
Decoder::~Decoder() = default;

void Decoder::decode(std::string_view bytes, std::string& text) {
    State& state = *state_;
    if (state.has_ended) return;
    state.has_ended = bytes.empty();
    const char* source = bytes.data();
    const char* const source_end = bytes.data() + bytes.size();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        char* target = state.out.data();
        const std::uint64_t replaced_before = state.replaced;
        ucnv_convertEx(state.to,
                       state.from,
                       &target,
                       state.out.data() + state.out.size(),
                       &source,
                       source_end,
                       state.pivot.data(),
                       &state.pivot_source,
                       &state.pivot_target,
                       state.pivot.data() + state.pivot.size(),
                       0,
                       static_cast<UBool>(state.has_ended),
                       &status);
        std::string_view made{state.out.data(),
                              static_cast<std::size_t>(target - state.out.data())};
        if (state.replaced > replaced_before && !state.first_replaced_line) {
            const std::size_t at = std::min(made.find("\xEF\xBF\xBD"), made.size());
            state.first_replaced_line = state.lines + static_cast<std::uint64_t>(std::ranges::count(
                                                          made.substr(0, at), '\n'));
        }
        state.lines += static_cast<std::uint64_t>(std::ranges::count(made, '\n'));
        const bool has_mark = state.is_at_begin && made.starts_with(byte_order_mark);
        if (!made.empty()) state.is_at_begin = false;
        if (has_mark) made.remove_prefix(byte_order_mark.size());
        text += made;
    }
}

std::uint64_t Decoder::replaced() const { return state_->replaced; }
std::optional<std::uint64_t> Decoder::first_replaced_line() const {
    return state_->first_replaced_line;
}

}  // namespace onrecord::corpus::files
